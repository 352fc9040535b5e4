/**
 * Gets pages from the net, politely and safely. A {@link dev.broadsheet.fetch.Fetcher} turns a
 * {@link dev.broadsheet.fetch.FetchRequest} into a {@link dev.broadsheet.article.Page} or says in a
 * {@link dev.broadsheet.fetch.FetchException} what the world did instead. The servers are not
 * trusted: time, size, redirects and addresses are bounded here, so that nobody else needs to. The
 * HTTP client and the browser have no other home.
 */
@NullMarked
package dev.broadsheet.fetch;

import org.jspecify.annotations.NullMarked;
