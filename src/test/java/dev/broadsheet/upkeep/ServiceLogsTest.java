package dev.broadsheet.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.store.Run;
import dev.broadsheet.upkeep.ServiceLogs.Bounds;
import dev.broadsheet.upkeep.ServiceLogs.Line;
import dev.broadsheet.upkeep.ServiceLogs.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogsTest {
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final Bounds ALL = new Bounds(100_000, Long.MAX_VALUE);

  @TempDir private Path data;

  @Test
  void readsTheLinesOfOneRunFromTheFilesOfItsDays() throws IOException {
    Instant midnight = Instant.parse("2026-03-06T00:00:00Z");
    write("serve-2026-03-05.9.jsonl", line(midnight.minusSeconds(3), 7, "first"));
    write("serve-2026-03-05.10.jsonl", line(midnight.minusSeconds(2), 7, "second"));
    write(
        "serve-2026-03-06.0.jsonl",
        line(midnight, 77, "of another run"),
        line(midnight.plusSeconds(1), 7, "third"),
        "{\"timestamp\":17");
    write("other.jsonl", line(midnight, 7, "of another file"));

    Lines found = of(7, midnight.minusSeconds(3), Duration.ofSeconds(5), ALL);
    assertThat(found.lines()).extracting(Line::message).containsExactly("first", "second", "third");
    assertThat(found.lines().getFirst().site()).contains("a.example");
    assertThat(found.isWhole()).isTrue();
  }

  @Test
  void findsARunInTheMidstOfALargeFile() throws IOException {
    write(
        "serve-2026-03-05.0.jsonl",
        IntStream.range(0, 20_000)
            .mapToObj(i -> line(NOON.plusSeconds(i), i / 100, "Строка " + i))
            .toArray(String[]::new));

    Lines found = of(90, NOON.plusSeconds(9_000), Duration.ofSeconds(99), ALL);
    assertThat(found.lines()).hasSize(100);
    assertThat(found.lines().getFirst().message()).isEqualTo("Строка 9000");
    assertThat(found.lines().getLast().message()).isEqualTo("Строка 9099");
    assertThat(of(0, NOON, Duration.ofSeconds(99), ALL).lines()).hasSize(100);
    assertThat(of(199, NOON.plusSeconds(19_900), Duration.ofDays(9), ALL).lines()).hasSize(100);
  }

  @Test
  void keepsToItsBoundsAndSaysSo() throws IOException {
    write(
        "serve-2026-03-05.0.jsonl",
        IntStream.range(0, 50)
            .mapToObj(i -> line(NOON.plusSeconds(i), 7, "line " + i))
            .toArray(String[]::new));

    Lines few = of(7, NOON, Duration.ofMinutes(1), new Bounds(2, Long.MAX_VALUE));
    assertThat(few.lines()).extracting(Line::message).containsExactly("line 48", "line 49");
    assertThat(few.isWhole()).isFalse();
    assertThat(of(7, NOON, Duration.ofMinutes(1), new Bounds(100, 300)).lines()).hasSizeLessThan(5);
    assertThat(of(7, NOON, Duration.ofMinutes(1), new Bounds(50, 1 << 20)).isWhole()).isTrue();
  }

  @Test
  void findsNothingWhereNothingWasLogged() {
    assertThat(of(7, NOON, Duration.ofMinutes(1), ALL)).isEqualTo(new Lines(List.of(), true));
  }

  private Lines of(long run, Instant started, Duration length, Bounds bounds) {
    Run known =
        new Run(
            run,
            "crawl",
            Optional.empty(),
            started,
            Optional.of(started.plus(length)),
            Run.State.FINISHED,
            Map.of());
    return new ServiceLogs(data).of(known, NOON, bounds);
  }

  private void write(String name, String... lines) throws IOException {
    Path folder = Files.createDirectories(data.resolve("logs"));
    Files.write(
        folder.resolve(name), List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(Instant at, long run, String message) {
    return """
    {"timestamp":%d,"level":"INFO","mdc":{"run":"%d","site":"a.example"},"formattedMessage":"%s"}\
    """
        .formatted(at.toEpochMilli(), run, message);
  }
}
