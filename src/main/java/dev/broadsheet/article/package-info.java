/**
 * The nouns that every room shares: a page as fetched, a link as found, an article as normalized.
 * Nothing here parses, fetches or stores; the only library is the JSON reader and writer.
 */
@NullMarked
package dev.broadsheet.article;

import org.jspecify.annotations.NullMarked;
