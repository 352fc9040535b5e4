package dev.broadsheet.search;

import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that makes an index and ends in mid-work, as kill -9 does it. */
final class CutOff {
  static final int KILLED = 137;
  static final int AFTER = 250;

  private CutOff() {}

  static Process process(Path data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CutOff.class.getName(),
            data.toString())
        .inheritIO()
        .start();
  }

  public static void main(String[] data) {
    Path folder = Path.of(data[0]);
    try (Store store = Store.open(folder, Clock.systemUTC());
        TextIndex index = new TextIndex(folder.resolve("index"), store.articles(), AFTER / 2)) {
      index.catchUp(CutOff::count);
    }
  }

  /** Whoever is not killed by then waits for it. */
  private static void count(long taken) {
    if (taken == AFTER) {
      CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS)
          .execute(() -> Runtime.getRuntime().halt(KILLED));
    } else if (taken == 3 * AFTER) {
      new CompletableFuture<>().join();
    }
  }
}
