/** How fast the text index is made, and asked. */
@NullMarked
package dev.broadsheet.bench.search;

import org.jspecify.annotations.NullMarked;
