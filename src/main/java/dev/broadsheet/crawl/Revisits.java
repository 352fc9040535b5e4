package dev.broadsheet.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At which ages an article is looked at again, as stories are corrected soon or never.
 *
 * @param ages counted from publication, rising
 */
record Revisits(List<Duration> ages) {
  Revisits {
    ages = ages.stream().sorted().toList();
  }

  /** The next visit of an article; empty when it is past the last age. */
  Optional<Instant> after(Instant published, Instant now) {
    return ages.stream().map(published::plus).filter(now::isBefore).findFirst();
  }

  /** The next visit of an article that had changed: after as long as since the last, if sooner. */
  static Instant sooner(Instant planned, Optional<Instant> last, Instant now) {
    Instant asLong = last.map(l -> now.plus(Duration.between(l, now))).orElse(planned);
    return asLong.isBefore(planned) ? asLong : planned;
  }
}
