package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final URI URL = URI.create("https://news.example/1");
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  @Test
  void givesAPageUpThatFailsForADayAndAHalf() {
    FetchException failure = status(500, Duration.ZERO);

    assertThat(Retries.DEFAULT.after(failure, 0, 0, NOW))
        .contains(NOW.plus(Duration.ofMinutes(10)));
    assertThat(Retries.DEFAULT.after(failure, 4, 31, NOW)).contains(NOW.plus(Duration.ofDays(1)));
    assertThat(Retries.DEFAULT.after(failure, 5, 0, NOW)).isEmpty();
    assertThat(Retries.DEFAULT.after(status(404, Duration.ZERO), 0, 0, NOW)).isEmpty();
  }

  @Test
  void givesNoPageUpForAMonthThatIsNotToBlame() {
    for (FetchException failure :
        new FetchException[] {
          status(503, Duration.ZERO),
          failure(Reason.UNKNOWN_HOST, true),
          failure(Reason.CONNECTION, true),
          failure(Reason.ROBOTS, true),
          failure(Reason.WALL, true),
          failure(Reason.TLS, false), // a certificate that has run out
          failure(Reason.REFUSED_ADDRESS, false), // before somebody allowed the host
          failure(Reason.BROWSER, false) // before somebody installed one
        }) {
      assertThat(Retries.DEFAULT.after(failure, 0, 0, NOW))
          .as(failure.getMessage())
          .contains(NOW.plus(Duration.ofMinutes(10)));
      assertThat(Retries.DEFAULT.after(failure, 5, 30, NOW))
          .as(failure.getMessage())
          .contains(NOW.plus(Duration.ofDays(1)));
      assertThat(Retries.DEFAULT.after(failure, 0, 31, NOW)).as(failure.getMessage()).isEmpty();
    }
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotForDecades() {
    assertThat(Retries.DEFAULT.after(status(503, Duration.ofHours(3)), 0, 0, NOW))
        .contains(NOW.plus(Duration.ofHours(3)));
    assertThat(Retries.DEFAULT.after(status(429, Duration.ofSeconds(999_999_999)), 0, 0, NOW))
        .contains(NOW.plus(Duration.ofDays(7)));
    assertThat(Retries.DEFAULT.after(status(429, Duration.ofSeconds(1)), 0, 0, NOW))
        .contains(NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void waitsNoLongerThanItsHostIsClosedAndGivesNothingUpForThat() {
    assertThat(Retries.DEFAULT.after(closed(Duration.ofHours(2)), 5, 31, NOW))
        .contains(NOW.plus(Duration.ofHours(2)));
    assertThat(Retries.DEFAULT.after(closed(Duration.ofMinutes(2)), 5, 31, NOW))
        .contains(NOW.plus(Duration.ofMinutes(10)));
  }

  private static FetchException closed(Duration time) {
    return new FetchException(
        URL, Reason.CLOSED, OptionalInt.empty(), true, Optional.of(time), "closed", null);
  }

  private static FetchException status(int status, Duration retryAfter) {
    return new FetchException(
        URL,
        Reason.STATUS,
        OptionalInt.of(status),
        status >= 429,
        Optional.of(retryAfter),
        String.valueOf(status),
        null);
  }

  private static FetchException failure(Reason reason, boolean retryable) {
    return new FetchException(URL, reason, retryable, reason.name(), null);
  }
}
