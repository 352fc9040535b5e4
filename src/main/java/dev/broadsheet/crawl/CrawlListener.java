package dev.broadsheet.crawl;

import dev.broadsheet.article.Link;
import dev.broadsheet.discover.SourceReport;
import java.time.Duration;
import java.util.List;

/** Is told what a run does, from many threads. */
public interface CrawlListener {
  /**
   * A site's turn has come.
   *
   * @param waiting addresses that are due already
   */
  default void started(String site, int waiting) {}

  /** How long the site's answers take at the moment. */
  default void answering(String site, Duration time) {}

  /** A page has come, so many bytes long. */
  default void had(String site, int bytes) {}

  /** A site is through. */
  default void finished(SiteReport report) {}

  /** A source has named links, so many of them new. */
  void discovered(String site, String source, List<Link> links, int added);

  /** A source was read to where it was to be. */
  default void visited(String site, String source, SourceReport report) {}

  /** A page was dealt with. */
  void handled(String site, Outcome outcome);

  /** Something that concerns a site as a whole: a source that is down, a site that is busy. */
  void trouble(String site, String message);

  /** Something that a person should know and that is no trouble; shown like one. */
  default void note(String site, String message) {
    trouble(site, message);
  }

  /** Tells both of everything. */
  static CrawlListener both(CrawlListener one, CrawlListener other) {
    return new TwoListeners(one, other);
  }
}
