package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  @Test
  void saysThatItBitesBeforeWhatItEndsIsGone() {
    CompletableFuture<Watchdog> watchdog = new CompletableFuture<>();
    CompletableFuture<Boolean> told = new CompletableFuture<>();

    watchdog.complete(
        Watchdog.after(Duration.ZERO, () -> told.complete(watchdog.join().hasBitten())));

    assertThat(told).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(true);
  }
}
