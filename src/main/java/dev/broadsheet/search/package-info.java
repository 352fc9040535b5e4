/**
 * Finds articles by what they say: an index of words that follows the store, and the language in
 * which it is asked. The index lies in a folder of its own and can be deleted at any time; it is
 * made again from the store. This is the only room that knows Lucene, and nothing of Lucene is
 * loaded before the index is used.
 */
@NullMarked
package dev.broadsheet.search;

import org.jspecify.annotations.NullMarked;
