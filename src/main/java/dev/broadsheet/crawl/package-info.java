/**
 * A run: links become pages, pages become articles, and every link ends in an {@link
 * dev.broadsheet.crawl.Outcome}. The order of work of the whole program stands here, in {@link
 * dev.broadsheet.crawl.SiteCrawler}; how a thing is found, fetched, read or kept stands in the
 * rooms below. Pages that are at hand already, in our archive or in files of others, go by way of
 * {@link dev.broadsheet.crawl.Conveyor}.
 */
@NullMarked
package dev.broadsheet.crawl;

import org.jspecify.annotations.NullMarked;
