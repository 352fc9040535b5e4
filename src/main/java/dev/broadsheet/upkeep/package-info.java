/**
 * What keeps a data folder in good order over years: backups and bringing them back, checking the
 * store against the archive, and letting go of what is too old.
 */
@NullMarked
package dev.broadsheet.upkeep;

import org.jspecify.annotations.NullMarked;
