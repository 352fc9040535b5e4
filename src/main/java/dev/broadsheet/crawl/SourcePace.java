package dev.broadsheet.crawl;

import dev.broadsheet.store.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a source is visited: twice as often after a visit that brought news, half as much again
 * more rarely after one that did not, and ever more rarely while it fails.
 */
final class SourcePace {
  private static final Duration FIRST = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(1);

  private SourcePace() {}

  /**
   * After a visit that worked.
   *
   * @param added how many links were new
   */
  static SourceState visited(Optional<SourceState> before, int added, Instant now) {
    Duration last = before.map(SourceState::interval).orElse(FIRST);
    Duration interval =
        added > 0 ? longer(last.dividedBy(2), SHORTEST) : shorter(last.plus(last.dividedBy(2)));
    Optional<Instant> brought = added > 0 ? Optional.of(now) : before.flatMap(SourceState::brought);
    return new SourceState(interval, now.plus(interval), brought, 0, Optional.empty());
  }

  static SourceState failed(Optional<SourceState> before, Instant now) {
    Duration interval = before.map(SourceState::interval).orElse(FIRST);
    int failures = before.map(SourceState::failures).orElse(0) + 1;
    Duration wait = shorter(interval.multipliedBy(1L << Math.min(failures, 9)));
    return new SourceState(
        interval,
        now.plus(wait),
        before.flatMap(SourceState::brought),
        failures,
        before.flatMap(SourceState::failingSince).or(() -> Optional.of(now)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration shorter(Duration time) {
    return time.compareTo(LONGEST) < 0 ? time : LONGEST;
  }
}
