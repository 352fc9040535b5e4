package dev.broadsheet.app;

import dev.broadsheet.corpus.Build;
import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.export.Exported;
import dev.broadsheet.store.Canary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a schedule's run did. */
public sealed interface ScheduledRun {
  /** Whether none of its sites could be had. */
  boolean cameToNothing();

  /**
   * A crawl.
   *
   * @param backfill of older days, if it takes such
   * @param export the file it wrote, if it writes one
   * @param corpus the last build of the corpus that it brings up to date, if it does
   */
  record Crawled(
      CrawlReport crawl,
      Optional<CrawlReport> backfill,
      Optional<Exported> export,
      Optional<Build> corpus)
      implements ScheduledRun {
    public Crawled {
      Objects.requireNonNull(crawl, "crawl");
      Objects.requireNonNull(backfill, "backfill");
      Objects.requireNonNull(export, "export");
      Objects.requireNonNull(corpus, "corpus");
    }

    @Override
    public boolean cameToNothing() {
      return crawl.cameToNothing();
    }
  }

  /**
   * A look at an article of each site.
   *
   * @param sites that were to be looked at
   */
  record Looked(List<Canary> canaries, int sites) implements ScheduledRun {
    public Looked {
      canaries = List.copyOf(canaries);
    }

    @Override
    public boolean cameToNothing() {
      return !canaries.isEmpty() && canaries.stream().allMatch(c -> c.fault().isPresent());
    }
  }
}
