package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException;
import java.net.URI;

/** Gets one page, politely, the way its site wants it. */
@FunctionalInterface
public interface PageWanted {
  Page fetch(URI url, SiteAdapter site) throws FetchException;
}
