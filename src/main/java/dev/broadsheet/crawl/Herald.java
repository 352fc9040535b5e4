package dev.broadsheet.crawl;

import dev.broadsheet.notify.Notice;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.NotifyException;
import dev.broadsheet.store.Notices;
import dev.broadsheet.store.Notices.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an operator things, each of them once in every way that is set. What is to be told is noted
 * in the database, so that neither a crash nor a mail server that is down loses it. Thread-safe.
 */
final class Herald {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  /** Then it is tried again, when there is an occasion. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private static final int ATTEMPTS = 20;

  /** A way that fails so often in a row is down: each try may take half a minute. */
  private static final int DOWN = 3;

  private final Notices notices;
  private final List<Notifier> notifiers;
  private final Clock clock;

  Herald(Notices notices, List<Notifier> notifiers, Clock clock) {
    this.notices = notices;
    this.notifiers = List.copyOf(notifiers);
    this.clock = clock;
  }

  /** The ways of telling. */
  List<String> channels() {
    return notifiers.stream().map(Notifier::channel).toList();
  }

  /** Notes something that is to be told; in the transaction that makes it true, if there is one. */
  void note(Notice notice) {
    note(notice, channels());
  }

  /** The same for ways of telling that need not be at hand now. */
  void note(Notice notice, List<String> channels) {
    channels.forEach(channel -> notices.add(channel, notice.toJson(), clock.instant()));
  }

  /** Tells what is noted. What can't be told is logged, tried again and at last given up. */
  void tell() {
    Instant now = clock.instant();
    Map<String, Integer> failures = new HashMap<>();
    for (Pending pending : notices.take(channels(), now, now.plus(PAUSE))) {
      int before = failures.getOrDefault(pending.channel(), 0);
      if (before >= DOWN) {
        notices.untried(pending.id());
      } else {
        failures.put(pending.channel(), tell(pending) ? 0 : before + 1);
      }
    }
  }

  private boolean tell(Pending pending) {
    boolean isTold =
        notifiers.stream()
            .filter(notifier -> notifier.channel().equals(pending.channel()))
            .allMatch(notifier -> tell(pending, notifier));
    if (isTold || pending.attempts() >= ATTEMPTS) {
      notices.told(pending.id());
    }
    return isTold;
  }

  private boolean tell(Pending pending, Notifier notifier) {
    try {
      notifier.tell(Notice.fromJson(pending.content()));
      return true;
    } catch (NotifyException e) {
      LOG.warn(
          "{} could not be told (attempt {} of {}): {}",
          Notice.fromJson(pending.content()).subject(),
          pending.attempts(),
          ATTEMPTS,
          e.getMessage());
      return false;
    }
  }
}
