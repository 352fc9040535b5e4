package dev.broadsheet.crawl;

import dev.broadsheet.article.Link;
import java.util.List;

/** Is told what a run does, from many threads. */
public interface CrawlListener {
  /** A source has named links, so many of them new. */
  void discovered(String site, String source, List<Link> links, int added);

  /** A page was dealt with. */
  void handled(String site, Outcome outcome);

  /** Something that concerns a site as a whole: a source that is down, a site that is busy. */
  void trouble(String site, String message);
}
