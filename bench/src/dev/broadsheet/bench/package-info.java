/**
 * How fast pages are read, measured against jsoup's bare parse of the same bytes in the same run.
 * Built by the profile {@code bench} alone; no part of the program.
 */
@NullMarked
package dev.broadsheet.bench;

import org.jspecify.annotations.NullMarked;
