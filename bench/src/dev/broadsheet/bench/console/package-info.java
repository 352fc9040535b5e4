/** How fast the console's pages are over a big store, and how much they send. */
@NullMarked
package dev.broadsheet.bench.console;

import org.jspecify.annotations.NullMarked;
