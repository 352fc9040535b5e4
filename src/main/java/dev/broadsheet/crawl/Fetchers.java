package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.fetch.PoliteFetcher;
import dev.broadsheet.fetch.Politeness;
import java.util.List;
import java.util.function.Function;

/**
 * The ways to a page, and the manners that they share. Closing closes both ways.
 *
 * @param browser starts when it is first used
 * @param waitingFor the same browser, for pages that are complete when a CSS selector shows
 */
public record Fetchers(
    Fetcher http, Fetcher browser, Function<String, Fetcher> waitingFor, Politeness politeness)
    implements AutoCloseable {

  /** Polite HTTP, at the pace of a site. */
  public Fetcher http(SiteAdapter site) {
    return new PoliteFetcher(http, politeness, site.fetch());
  }

  /** The ways to try in turn for a site's pages, until one shows an article. */
  public List<Fetcher> ways(SiteAdapter site) {
    Fetcher tab = site.fetch().waitFor().map(waitingFor).orElse(browser);
    Fetcher rendered = new PoliteFetcher(tab, politeness, site.fetch());
    return switch (site.fetch().render()) {
      case HTTP -> List.of(http(site));
      case BROWSER -> List.of(rendered);
      case AUTO -> List.of(http(site), rendered);
    };
  }

  @Override
  public void close() {
    browser.close();
    http.close();
  }
}
