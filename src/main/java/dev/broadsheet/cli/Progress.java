package dev.broadsheet.cli;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.normalize.Counted;
import java.util.List;

/**
 * Shows a crawl while it runs: a table on a terminal, a line an event in a pipe. Goes to standard
 * error.
 */
interface Progress extends CrawlListener, AutoCloseable {
  @Override
  void close();

  /**
   * What fits where the program runs.
   *
   * @param listing whether the links themselves are wanted (a dry run); they go to standard output
   * @param quiet whether only troubles are told
   */
  static Progress of(boolean listing, boolean quiet) {
    if (listing) {
      return new Lines(true, quiet);
    }
    return Screen.TERMINAL && !quiet ? new Board() : new Lines(false, quiet);
  }

  /** One line for what matters: new and changed articles, failures, troubles. */
  final class Lines implements Progress {
    private final boolean listing;
    private final boolean quiet;

    Lines(boolean listing, boolean quiet) {
      this.listing = listing;
      this.quiet = quiet;
    }

    @Override
    public synchronized void discovered(String site, String source, List<Link> links, int added) {
      if (listing && !quiet) {
        links.forEach(
            l ->
                Screen.out()
                    .println(
                        site
                            + "\t"
                            + l.url()
                            + l.title().map(t -> "\t" + Screen.safe(t)).orElse("")));
      } else if (!quiet) {
        Screen.err()
            .println(
                site
                    + ": "
                    + Counted.of(links.size(), "link")
                    + ", "
                    + added
                    + " new, from "
                    + source);
      }
    }

    @Override
    public synchronized void visited(String site, String source, SourceReport report) {
      if (listing && !quiet) {
        Screen.err()
            .println(
                "%s: %s: %d addresses, %d of them no article's, %d too old"
                    .formatted(site, source, report.found(), report.notArticles(), report.old()));
      }
    }

    @Override
    public synchronized void handled(String site, Outcome outcome) {
      if (!quiet || outcome instanceof Outcome.Failed) {
        Screen.err().println(site + ": " + told(outcome));
      }
    }

    @Override
    public synchronized void trouble(String site, String message) {
      Screen.err().println(site + ": " + Screen.safe(message));
    }

    @Override
    public void close() {}
  }

  static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored s -> "stored " + s.id() + " " + Screen.safe(s.title());
      case Outcome.Updated u -> "updated " + u.id() + " (" + String.join(", ", u.changed()) + ")";
      case Outcome.Unchanged u -> "unchanged " + u.id();
      case Outcome.Duplicate d -> "duplicate of " + d.id() + " " + d.url();
      case Outcome.Kept k -> "kept " + k.id() + ", the page now shows less";
      case Outcome.Withdrawn w -> "withdrawn " + w.id() + " " + w.url();
      case Outcome.Skipped s -> "skipped " + Screen.safe(Outcome.told(s.url(), s.reason()));
      case Outcome.Failed f ->
          "failed "
              + Screen.safe(Outcome.told(f.url(), f.reason()))
              + f.nextTry().map(t -> ", tried again from " + t).orElse(", given up");
    };
  }
}
