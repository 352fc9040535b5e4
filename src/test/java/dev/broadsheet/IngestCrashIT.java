package dev.broadsheet;

import static dev.broadsheet.Crawls.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.Program.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program while it takes in what others saved. */
class IngestCrashIT {
  private static final int ARTICLES = 600;
  private static final int KILLS = 10;

  @TempDir private Path folder;

  @Test
  void takesTheSameInFromAFileWhenItIsKilledInTheMiddle() throws Exception {
    try (Crawls crawls = new Crawls(folder, ARTICLES)) {
      Path file = folder.resolve("others.warc.gz");
      crawls.site().writeWarc(file);
      Program calm = crawls.program("calm");
      Program killed = crawls.program("killed");
      ingest(calm, file);
      long whole = archived(calm);

      for (int kill = 0; kill < KILLS; kill++) {
        ingestAndKill(killed, file, whole * (kill + 1) / (KILLS + 1));
      }
      ingest(killed, file);

      assertThat(stored(killed)).containsExactlyElementsOf(stored(calm)).hasSize(ARTICLES);
      assertThat(ingest(killed, file))
          .contains("left out: " + (ARTICLES + ARTICLES / 5) + " pages that were had");
      Output rebuilt = killed.run("rebuild");
      assertThat(rebuilt.exit()).as(rebuilt.err()).isZero();
      assertThat(stored(killed)).containsExactlyElementsOf(stored(calm));
    }
  }

  private static String ingest(Program program, Path file) throws Exception {
    Output output = program.run("ingest", file.toString());
    assertThat(output.exit()).as(output.err() + output.out()).isZero();
    return output.out();
  }

  /**
   * Kills an ingest when the archive has grown past a size. It does not come to its end before, as
   * its second file is a pipe into which nobody writes.
   */
  private void ingestAndKill(Program program, Path file, long size) throws Exception {
    Path pipe = folder.resolve("pipe.warc");
    if (!Files.exists(pipe)) {
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }
    Running running = program.start("ingest", file.toString(), pipe.toString());
    while (archived(program) <= size) {
      assertThat(running.process().isAlive()).isTrue();
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
    running.kill();
  }

  private static long archived(Program program) throws IOException {
    Path archive = program.home().resolve("data/archive");
    if (!Files.isDirectory(archive)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(archive)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
