package dev.broadsheet.crawl;

import dev.broadsheet.article.Link;
import dev.broadsheet.discover.SourceReport;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Tells both of everything. */
record TwoListeners(CrawlListener one, CrawlListener other) implements CrawlListener {
  private void both(Consumer<CrawlListener> event) {
    event.accept(one);
    event.accept(other);
  }

  @Override
  public void started(String site, int waiting) {
    both(l -> l.started(site, waiting));
  }

  @Override
  public void answering(String site, Duration time) {
    both(l -> l.answering(site, time));
  }

  @Override
  public void had(String site, int bytes) {
    both(l -> l.had(site, bytes));
  }

  @Override
  public void finished(SiteReport report) {
    both(l -> l.finished(report));
  }

  @Override
  public void discovered(String site, String source, List<Link> links, int added) {
    both(l -> l.discovered(site, source, links, added));
  }

  @Override
  public void visited(String site, String source, SourceReport report) {
    both(l -> l.visited(site, source, report));
  }

  @Override
  public void handled(String site, Outcome outcome) {
    both(l -> l.handled(site, outcome));
  }

  @Override
  public void trouble(String site, String message) {
    both(l -> l.trouble(site, message));
  }

  @Override
  public void note(String site, String message) {
    both(l -> l.note(site, message));
  }
}
