package dev.broadsheet.crawl;

import dev.broadsheet.notify.Notice;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Trouble;
import dev.broadsheet.store.Trouble.Kind;
import dev.broadsheet.store.Troubles.Failing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices what an operator should know, and has each trouble told once when it begins and once when
 * it is over. Thread-safe.
 */
public final class Watchman {
  /** Of so many last articles the longest silence is a site's habit. */
  private static final int HABIT = 50;

  private static final int FEWEST = 20;

  /** A silence so many times as long as the longest is none of its habits. */
  private static final int TIMES = 2;

  private static final Duration SHORTEST_SILENCE = Duration.ofDays(1);

  /** A disk that fills and is tidied at the mark would be told of each minute. */
  private static final double ENOUGH = 1.2;

  private final Store store;
  private final Herald herald;
  private final WatchOptions options;
  private final Clock clock;

  /**
   * @param notifiers the ways in which the operator is told
   */
  public Watchman(Store store, List<Notifier> notifiers, WatchOptions options, Clock clock) {
    this.store = store;
    this.herald = new Herald(store.notices(), notifiers, clock);
    this.options = options;
    this.clock = clock;
  }

  Herald herald() {
    return herald;
  }

  /** Tells what is noted, also what could not be told before. */
  public void tell() {
    herald.tell();
  }

  /** A schedule's run has failed. */
  public void failed(String schedule, String why) {
    begin(Kind.RUN_FAILED, schedule, clock.instant(), "schedule " + schedule + " failed: " + why);
  }

  /** A schedule's run has come to its end. */
  public void ran(String schedule) {
    end(Kind.RUN_FAILED, schedule, "schedule " + schedule + " runs again");
  }

  /** So much is left on the disk of a folder. */
  public void disk(Path folder, long free) {
    String left = "%d MB".formatted(free / 1_000_000);
    if (free < options.disk()) {
      begin(
          Kind.DISK_SHORT,
          folder.toString(),
          clock.instant(),
          "only " + left + " are left on the disk of " + folder);
    } else if (free >= ENOUGH * options.disk()) {
      end(Kind.DISK_SHORT, folder.toString(), left + " are left on the disk of " + folder);
    }
  }

  /** A run is through with a site. */
  void visited(String site, Verdict verdict) {
    switch (verdict) {
      case FAILING -> {
        Failing failing = store.troubles().failed(site, clock.instant());
        if (failing.runs() >= options.failingRuns()) {
          begin(
              Kind.SITE_FAILING,
              site,
              failing.since(),
              "%s could not be had in %d runs, since %s"
                  .formatted(site, failing.runs(), failing.since()));
        }
      }
      case WELL -> {
        store.troubles().went(site);
        end(Kind.SITE_FAILING, site, site + " can be had again");
      }
      case UNTRIED -> {}
    }
  }

  /** All that a site has is known. */
  void upToDate(String site) {
    List<Instant> published = store.articles().published(site, clock.instant(), HABIT);
    if (published.size() < FEWEST) {
      return;
    }
    Instant last = later(published.getFirst(), stored(site));
    Duration silence = Duration.between(last, clock.instant());
    if (silence.compareTo(longest(published)) > 0) {
      begin(Kind.NOTHING_NEW, site, last, site + " has had nothing new since " + last);
    } else {
      end(Kind.NOTHING_NEW, site, site + " has news again");
    }
  }

  /** When something of the site was stored last, be it undated. */
  private Instant stored(String site) {
    return store.activity().lastNews().getOrDefault(site, Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The longest silence that is still a habit. */
  private static Duration longest(List<Instant> published) {
    Duration longest = SHORTEST_SILENCE;
    for (int i = 1; i < published.size(); i++) {
      Duration silence =
          Duration.between(published.get(i), published.get(i - 1)).multipliedBy(TIMES);
      longest = silence.compareTo(longest) > 0 ? silence : longest;
    }
    return longest;
  }

  /** A site's canary was looked at. */
  void looked(Canary canary) {
    String site = canary.site();
    canary
        .fault()
        .ifPresentOrElse(
            fault ->
                begin(
                    Kind.CANARY_FAILED,
                    site,
                    canary.checked(),
                    "%s can't be read as its adapter says: %s (%s)"
                        .formatted(site, fault, canary.url())),
            () -> end(Kind.CANARY_FAILED, site, site + " can be read again"));
  }

  private void begin(Kind kind, String subject, Instant since, String words) {
    Trouble trouble = new Trouble(kind, subject, since, clock.instant(), words, herald.channels());
    int _ =
        store.together(
            "noting a trouble",
            () -> {
              if (store.troubles().open(kind, subject).isEmpty()) {
                store.troubles().begin(trouble);
                herald.note(notice(kind.word(), trouble, words), trouble.channels());
              }
              return 1;
            });
  }

  private void end(Kind kind, String subject, String words) {
    int _ =
        store.together(
            "ending a trouble",
            () -> {
              Optional<Trouble> open = store.troubles().open(kind, subject);
              if (open.isPresent()) {
                store.troubles().end(kind, subject, clock.instant());
                herald.note(
                    notice(kind.word() + "-over", open.get(), words), open.get().channels());
              }
              return 1;
            });
  }

  private Notice notice(String kind, Trouble trouble, String words) {
    return new Notice(kind, trouble.subject(), clock.instant(), trouble.since(), words, List.of());
  }
}
