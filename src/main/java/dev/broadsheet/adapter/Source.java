package dev.broadsheet.adapter;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** Where a site tells of its articles. */
public sealed interface Source {

  /**
   * The address or template, as written in the adapter; it names the source in messages and
   * provenance.
   */
  String address();

  /** An RSS 2.0, RSS 1.0 (RDF) or Atom feed. */
  record Feed(URI url) implements Source {
    @Override
    public String address() {
      return url.toString();
    }
  }

  /** A site map, an index of site maps or a news site map; plain or gzip. */
  record Sitemap(URI url) implements Source {
    @Override
    public String address() {
      return url.toString();
    }
  }

  /**
   * A page that lists articles.
   *
   * @param template the first page's URL, or one with {@code {page}}, counted from 1
   * @param links selects the links
   * @param next selects the link to the next page; excludes {@code {page}}
   * @param pages at most so many pages a run (default 10)
   * @param browser the steps in the browser that shows the list; empty: it is taken by HTTP
   */
  record Listing(
      String template,
      Selector links,
      Optional<Selector> next,
      int pages,
      Optional<BrowserSteps> browser)
      implements Source {
    public Listing {
      Objects.requireNonNull(links, "links");
      Objects.requireNonNull(next, "next");
      Objects.requireNonNull(browser, "browser");
      if (pages < 1) {
        throw new IllegalArgumentException("pages must be 1 or more, found " + pages);
      }
    }

    @Override
    public String address() {
      return template;
    }
  }

  /**
   * Pages or a site map for each day, for back-fill.
   *
   * @param template a URL with {@code {date:PATTERN}}, the pattern as in java.time, and {@code
   *     {page}}, counted from 1, where a day has several
   * @param links selects the links of a page; empty: the address is that of a site map
   * @param next selects the link to a day's next page; excludes {@code {page}}
   * @param pages at most so many pages of a day (default 50)
   * @param from the first day there is
   */
  record DateArchive(
      String template,
      Optional<Selector> links,
      Optional<Selector> next,
      int pages,
      Optional<LocalDate> from)
      implements Source {
    public DateArchive {
      Objects.requireNonNull(links, "links");
      Objects.requireNonNull(next, "next");
      Objects.requireNonNull(from, "from");
      if (pages < 1) {
        throw new IllegalArgumentException("pages must be 1 or more, found " + pages);
      }
    }

    @Override
    public String address() {
      return template;
    }
  }
}
