package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects have other identity hashes in each process, and sets of them another order. */
class RepeatableParquetTest {
  private static final int PROCESSES = 3;

  @TempDir private Path folder;

  @Test
  void hasTheSameBytesFromEveryProcess() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(i, folder.resolve(i + ".parquet")));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSize(PROCESSES)
          .allSatisfy(file -> assertThat(file).hasSameBinaryContentAs(folder.resolve("0.parquet")));
    }
  }

  private static Process start(int hashes, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            RepeatableParquetTest.class.getName(),
            "" + hashes,
            out.toString())
        .inheritIO()
        .start();
  }

  /** Exports after so many hashes were given to other objects. */
  public static void main(String[] args) {
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      System.identityHashCode(new Object());
    }
    Exporter.export(
        Samples.stored(List.of(Samples.FULL, Samples.BARE)),
        Samples.format("parquet", Map.of()),
        Path.of(args[1]));
  }
}
