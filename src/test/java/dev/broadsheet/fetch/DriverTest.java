package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DriverTest {
  @Test
  void isGivenUpWhereItHangs() {
    assertThat(
            CompletableFuture.runAsync(
                () -> new Driver(DriverTest::hang, Duration.ofSeconds(1)).close()))
        .failsWithin(Duration.ofMinutes(2))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(PlaywrightException.class)
        .withMessage("Playwright's driver did not answer in 1 s");
  }

  /** As Playwright does: its process ends, or it waits for ever. */
  private static Playwright hang() {
    try {
      new ProcessBuilder("sleep", "600").start().waitFor();
      throw new PlaywrightException("the pipe is closed");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
