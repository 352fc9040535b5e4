/**
 * The raw pages, as WARC 1.1 files that any web archive tool reads. Every page is written here
 * before its article is stored, with what its link said of it, so that the whole database can be
 * made anew by reading the pages again in the order in which they were written. WARC files of
 * others are read by {@link dev.broadsheet.archive.ForeignWarc}.
 */
@NullMarked
package dev.broadsheet.archive;

import org.jspecify.annotations.NullMarked;
