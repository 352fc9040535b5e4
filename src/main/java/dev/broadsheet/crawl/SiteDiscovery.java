package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import dev.broadsheet.discover.BackfillCursor;
import dev.broadsheet.discover.Discoverer;
import dev.broadsheet.discover.DiscoveryOptions;
import dev.broadsheet.discover.Found;
import dev.broadsheet.discover.LinkSink;
import dev.broadsheet.discover.SourceMemory;
import dev.broadsheet.discover.SourceReport;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.store.Frontier;
import dev.broadsheet.store.SourceState;
import dev.broadsheet.store.Sources;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads the sources of a site whose turn it is, and offers what they name to the frontier. */
final class SiteDiscovery {
  /** Ends the reading of a listing, as a page without news does. */
  private static final int NOTHING_MORE = 0;

  private final SiteAdapter site;
  private final Fetchers fetchers;
  private final Frontier frontier;
  private final Sources sources;
  private final CrawlOptions options;
  private final SiteLog log;
  private final Clock clock;
  private final BooleanSupplier goesOn;
  private final Runnable onOffer;

  /**
   * @param goesOn asked between the pages of a source
   * @param onOffer run when the frontier has got new addresses
   */
  SiteDiscovery(
      SiteAdapter site,
      Engine engine,
      CrawlOptions options,
      SiteLog log,
      BooleanSupplier goesOn,
      Runnable onOffer) {
    this.site = site;
    this.frontier = engine.store().frontier();
    this.sources = engine.store().sources();
    this.clock = engine.clock();
    this.options = options;
    this.log = log;
    this.goesOn = goesOn;
    this.onOffer = onOffer;
    this.fetchers = engine.fetchers().countedBy(log.tally()::asked);
  }

  void readAll() {
    for (Source source : site.discover()) {
      Optional<SourceState> state = sources.state(site.site(), source.address());
      if (goesOn.getAsBoolean() && isDue(state)) {
        read(source, state);
      }
    }
  }

  private boolean isDue(Optional<SourceState> state) {
    return options.everySource()
        || isBackfill()
        || state.filter(s -> s.due().isAfter(clock.instant())).isEmpty();
  }

  private boolean isBackfill() {
    return options.from().isPresent() || options.to().isPresent();
  }

  private void read(Source source, Optional<SourceState> before) {
    SourceState after;
    try {
      SourceReport report =
          new Discoverer(fetchers.way(site, source), memory(), clock)
              .discover(
                  site,
                  source,
                  new DiscoveryOptions(options.since(), options.from(), options.to()),
                  sink(source),
                  cursor(source));
      log.visited(source.address(), report);
      report.problems().forEach(p -> log.trouble(source.address() + ": " + p));
      log.tally().sourceRead();
      after = SourcePace.visited(before, report.added(), clock.instant());
    } catch (FetchException e) {
      if (e.reason() == FetchException.Reason.INTERRUPTED) {
        return; // it was asked to stop, and the source not asked at all
      }
      log.tally().sourceFailed();
      after = SourcePace.failed(before, clock.instant());
      log.trouble(
          "source %s is left out: %s%s"
              .formatted(source.address(), why(source, e), sinceWhen(after)));
    }
    if (!options.dryRun()) {
      sources.state(site.site(), source.address(), after);
    }
  }

  private static String why(Source source, FetchException e) {
    String why = String.valueOf(e.getMessage());
    String itself = source.address() + ": ";
    return why.startsWith(itself) ? why.substring(itself.length()) : why;
  }

  private static String sinceWhen(SourceState state) {
    return state
        .failingSince()
        .filter(since -> state.failures() > 1)
        .map(
            since ->
                " (failure %d in a row, since %s)"
                    .formatted(state.failures(), LocalDate.ofInstant(since, ZoneOffset.UTC)))
        .orElse("");
  }

  private LinkSink sink(Source source) {
    return new LinkSink() {
      @Override
      public int offer(List<Found> links) {
        return SiteDiscovery.this.offer(source, links);
      }

      @Override
      public boolean goesOn() {
        return goesOn.getAsBoolean();
      }
    };
  }

  private int offer(Source source, List<Found> found) {
    List<Link> links = found.stream().map(Found::link).toList();
    int added = links.size();
    if (!options.dryRun()) {
      added = frontier.offer(site.site(), links);
      frontier.changed(changes(found));
      onOffer.run();
    }
    log.discovered(source.address(), links, added);
    return goesOn.getAsBoolean() ? added : NOTHING_MORE;
  }

  private static Map<URI, Instant> changes(List<Found> found) {
    Map<URI, Instant> changes = new HashMap<>();
    for (Found link : found) {
      link.modified().ifPresent(time -> changes.put(link.link().url(), time));
    }
    return changes;
  }

  private BackfillCursor cursor(Source source) {
    return new BackfillCursor() {
      @Override
      public Optional<LocalDate> done() {
        return sources.backfilled(site.site(), source.address());
      }

      @Override
      public void done(LocalDate day) {
        if (!options.dryRun()) {
          sources.backfilled(site.site(), source.address(), day);
        }
      }

      @Override
      public boolean goesOn() {
        return options.dryRun() || isShort();
      }
    };
  }

  /** Whether less waits than a run takes: more days would only keep later news waiting. */
  private boolean isShort() {
    return options.site().pages().filter(most -> frontier.waiting(site.site()) >= most).isEmpty();
  }

  /** A visit that leaves links out, or stores none, must not count as one that took them in. */
  private SourceMemory memory() {
    return options.dryRun() || options.since().isPresent()
        ? SourceMemory.NONE
        : new SourceMemory() {
          @Override
          public Validators known(URI page) {
            return sources.read(site.site(), page, site.digest());
          }

          @Override
          public void read(URI page, Validators validators) {
            sources.read(site.site(), page, site.digest(), validators);
          }

          @Override
          public boolean isDead(URI page) {
            return sources.isDead(site.site(), page, site.digest());
          }

          @Override
          public void dead(URI page) {
            sources.dead(site.site(), page, site.digest());
          }
        };
  }
}
