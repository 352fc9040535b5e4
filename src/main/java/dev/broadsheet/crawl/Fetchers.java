package dev.broadsheet.crawl;

import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.fetch.Meter;
import dev.broadsheet.fetch.PoliteFetcher;
import dev.broadsheet.fetch.Politeness;
import java.util.List;
import java.util.function.Function;

/**
 * The ways to a page, and the manners that they share. Closing closes both ways.
 *
 * @param browser starts when it is first used
 * @param taking the same browser, for pages that need steps before they are complete
 * @param meter is told of every request
 */
public record Fetchers(
    Fetcher http,
    Fetcher browser,
    Function<BrowserSteps, Fetcher> taking,
    Politeness politeness,
    Meter meter)
    implements AutoCloseable {

  /** Ways that nobody counts. */
  public Fetchers(
      Fetcher http,
      Fetcher browser,
      Function<BrowserSteps, Fetcher> taking,
      Politeness politeness) {
    this(http, browser, taking, politeness, Meter.NONE);
  }

  /** The same ways, told to another meter. */
  Fetchers countedBy(Meter other) {
    return new Fetchers(http, browser, taking, politeness, other);
  }

  /** Polite HTTP, at the pace of a site. */
  public Fetcher http(SiteAdapter site) {
    return new PoliteFetcher(http, politeness, site.fetch(), meter);
  }

  /** The ways to a site's pages, the cheapest first. */
  public List<Fetcher> ways(SiteAdapter site) {
    Fetcher rendered = rendered(site, site.fetch().steps());
    return switch (site.fetch().render()) {
      case HTTP -> List.of(http(site));
      case BROWSER -> List.of(rendered);
      case AUTO -> List.of(http(site), rendered);
    };
  }

  /** The way to the pages of one of a site's sources. */
  public Fetcher way(SiteAdapter site, Source source) {
    return source instanceof Source.Listing listing
        ? listing.browser().map(steps -> rendered(site, steps)).orElseGet(() -> http(site))
        : http(site);
  }

  private Fetcher rendered(SiteAdapter site, BrowserSteps steps) {
    return new PoliteFetcher(taking.apply(steps), politeness, site.fetch(), meter);
  }

  @Override
  public void close() {
    browser.close();
    http.close();
  }
}
