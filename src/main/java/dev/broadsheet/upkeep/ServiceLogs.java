package dev.broadsheet.upkeep;

import dev.broadsheet.store.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What services have written of their runs into the files in {@code logs} of a data folder. A run's
 * lines are read from its end back, so that what else stands in large files is not read.
 */
public final class ServiceLogs {
  /** Threads write a little out of order, and of a run something is said when it has ended. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final Pattern FILE =
      Pattern.compile("serve-(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9})\\.jsonl");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  /**
   * The logs of a data folder.
   *
   * @param data need not have any
   */
  public ServiceLogs(Path data) {
    this.folder = data.resolve("logs");
  }

  /**
   * A line.
   *
   * @param level {@code INFO}, {@code WARN} or {@code ERROR}
   * @param message what strangers' pages say may stand in it
   */
  public record Line(Instant at, String level, Optional<String> site, String message) {
    public Line {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(site, "site");
      Objects.requireNonNull(message, "message");
    }
  }

  /**
   * The last lines of a run, the newest last.
   *
   * @param isWhole whether there are no earlier ones
   */
  public record Lines(List<Line> lines, boolean isWhole) {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /** Of so many lines, and so many bytes of files, more is not read. */
  public record Bounds(int lines, long bytes) {}

  private record Log(Path file, LocalDate day, int number) {}

  /**
   * The last lines of a run.
   *
   * @param now for one whose end is not known
   */
  public Lines of(Run run, Instant now, Bounds bounds) {
    Instant first = run.started().minus(SLACK);
    Instant last = run.finished().orElse(now).plus(SLACK);
    Deque<Line> found = new ArrayDeque<>();
    long bytes = 0;
    for (Path file : files(first, last)) {
      try (LinesBack lines = LinesBack.of(file, last)) {
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
          bytes += next.get().length();
          if (LinesBack.time(next.get()).filter(t -> t.isBefore(first)).isPresent()) {
            return new Lines(List.copyOf(found), true);
          }
          Optional<Line> line = line(next.get(), run.id());
          if (bytes > bounds.bytes() || (line.isPresent() && found.size() == bounds.lines())) {
            return new Lines(List.copyOf(found), false);
          }
          line.ifPresent(found::addFirst);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Lines(List.copyOf(found), true);
  }

  /** Those of the days of the run, the last one first. */
  private List<Path> files(Instant from, Instant to) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> log(file).stream())
          .filter(log -> !log.day().isBefore(first) && !log.day().isAfter(last))
          .sorted(Comparator.comparing(Log::day).thenComparingInt(Log::number).reversed())
          .map(Log::file)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Log> log(Path file) {
    Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? Optional.of(
            new Log(file, LocalDate.parse(name.group(1)), Integer.parseInt(name.group(2))))
        : Optional.empty();
  }

  /** A line of the run; none of what a killed process wrote half of. */
  private static Optional<Line> line(String text, long run) {
    if (!text.contains("\"run\":\"" + run + "\"")) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(text);
      JsonNode known = json.path("mdc");
      return known.path("run").asString("").equals(String.valueOf(run))
          ? Optional.of(
              new Line(
                  Instant.ofEpochMilli(json.path("timestamp").asLong(0)),
                  json.path("level").asString(""),
                  Optional.of(known.path("site").asString("")).filter(s -> !s.isEmpty()),
                  message(json)))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static String message(JsonNode json) {
    String message = json.path("formattedMessage").asString("");
    JsonNode thrown = json.path("throwable");
    return thrown.isMissingNode()
        ? message
        : "%s: %s: %s"
            .formatted(
                message,
                thrown.path("className").asString(""),
                thrown.path("message").asString(""));
  }
}
