/**
 * Where adapters are made, tried, checked and mended: cases are pages with what is expected of
 * them, recorded beside the adapter and held by every check; lint tells what will not last; site
 * descriptions of others are carried over; on a desk a person points at a page and gets candidates
 * for the adapter's text. What is found is returned as records, for a terminal or a web page to
 * show.
 */
@NullMarked
package dev.broadsheet.workshop;

import org.jspecify.annotations.NullMarked;
