/**
 * Named corpora: a plan in a file says which articles are meant, a build is a folder of them that
 * is whole, described and repeatable, and the builds of a corpus follow one another by number.
 * Choosing keeps some bytes an article in memory; the articles themselves only pass through.
 */
@NullMarked
package dev.broadsheet.corpus;

import org.jspecify.annotations.NullMarked;
