package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTest {
  @Test
  void isGivenUpWhereItHangs(@TempDir Path folder) throws Exception {
    Path node = Files.writeString(folder.resolve("node"), "#!/bin/sh\nexec sleep 600\n");
    assertThat(node.toFile().setExecutable(true)).isTrue();

    assertThat(CompletableFuture.runAsync(() -> start(node)))
        .failsWithin(Duration.ofMinutes(2))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(PlaywrightException.class)
        .withMessage("Playwright's driver did not answer in 2 s");
  }

  private static void start(Path node) {
    new Driver(Optional.of(node), Duration.ofSeconds(2)).close();
  }
}
