/**
 * What Broadsheet remembers between runs: the frontier of known addresses, articles with their
 * versions, and runs with their counts. It is kept in one database, an H2 file in the data folder
 * or one of a PostgreSQL server, by SQL that both understand; this is the only room that speaks
 * SQL. The raw pages lie in the archive; everything here can be made anew from them.
 */
@NullMarked
package dev.broadsheet.store;

import org.jspecify.annotations.NullMarked;
