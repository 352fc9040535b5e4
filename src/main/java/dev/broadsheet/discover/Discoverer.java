package dev.broadsheet.discover;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.Fetcher;
import java.time.Clock;

/** Finds the articles that a site's sources tell of. Thread-safe as far as its fetcher is. */
public final class Discoverer {
  private final Fetcher fetcher;
  private final Clock clock;

  /**
   * @param fetcher is asked for feeds, site maps and list pages, one at a time; politeness is its
   *     own
   * @param clock tells which day is today in the site's zone
   */
  public Discoverer(Fetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * Visits a source and offers what it mentions: canonical addresses on the site's hosts that have
   * the form of an article's. A batch is offered before the next page is fetched.
   *
   * @throws FetchException if the source could not be had at all; what goes wrong after its first
   *     page is told in the report
   */
  public SourceReport discover(
      SiteAdapter site,
      Source source,
      DiscoveryOptions options,
      LinkSink sink,
      BackfillCursor cursor)
      throws FetchException {
    throw new UnsupportedOperationException("skeleton " + fetcher + clock);
  }
}
