package dev.broadsheet.crawl;

import dev.broadsheet.article.Link;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.Runs;
import dev.broadsheet.store.SiteCounts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells what happens on a site to the listener, to the counts and to the memory of the run. */
final class SiteLog {
  /** How old the counts in the database may be, for those who look from outside. */
  private static final Duration AGE = Duration.ofSeconds(1);

  private final String site;
  private final long run;
  private final Runs runs;
  private final CrawlListener listener;
  private final Clock clock;
  private final Instant started;
  private final Tally tally = new Tally();
  private final AtomicReference<Instant> saved;

  SiteLog(String site, long run, Runs runs, CrawlListener listener, Clock clock) {
    this.site = site;
    this.run = run;
    this.runs = runs;
    this.listener = listener;
    this.clock = clock;
    this.started = clock.instant();
    this.saved = new AtomicReference<>(started);
  }

  Tally tally() {
    return tally;
  }

  void started(int waiting) {
    listener.started(site, waiting);
  }

  void answering(Duration time) {
    listener.answering(site, time);
  }

  void discovered(String source, List<Link> links, int added) {
    tally.found(links);
    listener.discovered(site, source, links, added);
  }

  void visited(String source, SourceReport report) {
    listener.visited(site, source, report);
  }

  void trouble(String message) {
    tally.trouble(message);
    remember(Optional.empty(), "trouble", message);
    listener.trouble(site, message);
  }

  /**
   * The site's layout has changed, or fits again.
   *
   * @param kind of the event
   */
  void drift(String kind, String message) {
    remember(Optional.empty(), kind, message);
    listener.trouble(site, message);
  }

  /**
   * Something that a person should know and that is no trouble.
   *
   * @param kind of the event
   */
  void note(String kind, String message) {
    remember(Optional.empty(), kind, message);
    listener.note(site, message);
  }

  /** A page has come, so many bytes long. */
  void had(int bytes) {
    tally.had(bytes);
    listener.had(site, bytes);
  }

  void handled(Outcome outcome) {
    tally.count(outcome);
    Instant last = saved.get();
    Instant now = clock.instant();
    if (!now.isBefore(last.plus(AGE)) && saved.compareAndSet(last, now)) {
      saveCounts();
    }
    switch (outcome) {
      case Outcome.Failed f -> remember(Optional.of(f.url()), "failed", f.reason());
      case Outcome.Skipped s -> remember(Optional.of(s.url()), "skipped", s.reason());
      case Outcome.Kept k ->
          remember(Optional.of(k.url()), "kept", "worse than the stored version of " + k.id());
      case Outcome.Withdrawn w ->
          remember(Optional.of(w.url()), "withdrawn", "the site has taken away " + w.id());
      case Outcome.Stored s -> {}
      case Outcome.Updated u -> {}
      case Outcome.Unchanged u -> {}
      case Outcome.Duplicate d -> {}
    }
    listener.handled(site, outcome);
  }

  /** Closes the site's part of the run. */
  SiteReport finish(int waiting) {
    saveCounts();
    runs.yields(run, tally.yields(site));
    SiteReport report = new SiteReport(site, counts(), tally.failures(), waiting, tally.troubles());
    listener.finished(report);
    return report;
  }

  private void saveCounts() {
    runs.counts(run, site, counts(), tally.hosts());
  }

  private SiteCounts counts() {
    return tally.counts(Duration.between(started, clock.instant()));
  }

  private void remember(Optional<URI> url, String kind, String message) {
    runs.events(run, List.of(new RunEvent(clock.instant(), Optional.of(site), url, kind, message)));
  }
}
