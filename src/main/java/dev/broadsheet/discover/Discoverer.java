package dev.broadsheet.discover;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.Fetcher;
import java.time.Clock;
import java.time.LocalDate;

/** Finds the articles that a site's sources tell of. Thread-safe as far as its fetcher is. */
public final class Discoverer {
  private final Fetcher fetcher;
  private final SourceMemory memory;
  private final Clock clock;

  /**
   * @param fetcher is asked for feeds, site maps and list pages, one at a time; politeness is its
   *     own
   * @param memory of feeds and site maps: one that has not changed since is not read again
   * @param clock tells which day is today in the site's zone
   */
  public Discoverer(Fetcher fetcher, SourceMemory memory, Clock clock) {
    this.fetcher = fetcher;
    this.memory = memory;
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
    SourceVisit visit =
        new SourceVisit(fetcher, memory, site, source, new Since(options.since(), site), sink);
    try {
      switch (source) {
        case Source.Feed feed ->
            visit.fetchIfChanged(feed.url()).ifPresent(page -> FeedReader.visit(page, visit));
        case Source.Sitemap sitemap -> new SitemapWalk(sitemap, visit).walk();
        case Source.Listing listing -> new ListingWalk(listing, visit).walk();
        case Source.DateArchive archive ->
            new ArchiveWalk(archive, visit, options, cursor, today(site)).walk();
      }
    } catch (FetchException e) {
      if (visit.report().pages() == 0) {
        throw e;
      }
      visit.problem(e);
    }
    return visit.report();
  }

  private LocalDate today(SiteAdapter site) {
    return LocalDate.ofInstant(clock.instant(), site.timezone());
  }
}
