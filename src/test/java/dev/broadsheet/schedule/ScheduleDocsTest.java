package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for users says what the program does. */
class ScheduleDocsTest {
  private static final Path PAGE = Path.of("docs/schedules.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern EXPRESSION = Pattern.compile("(?m)^\\| `([^`]* [^`]*)` \\|");

  @Test
  void listsEveryKeyAsItIsDefined() throws IOException {
    assertThat(Files.readString(PAGE)).contains(table());
  }

  @Test
  void givesAnExampleThatLoads(@TempDir Path folder) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    Files.writeString(folder.resolve("russian-news.yaml"), example.group(1));
    Adapters adapters =
        new Adapters(
            List.of(Sites.site("gazeta.ru", true), Sites.site("ostro.info", true, "regional")),
            Sites.site("news", true),
            List.of(),
            List.of(),
            false);

    Schedules schedules = Schedules.load(List.of(folder), adapters, List.of());

    assertThat(schedules.mistakes()).isEmpty();
    assertThat(schedules.byName("russian-news").orElseThrow().sites().of(adapters)).hasSize(2);
  }

  @Test
  void shipsSchedulesThatLoad() {
    Adapters adapters = Adapters.load(List.of(Path.of("adapters")));

    Schedules shipped = Schedules.load(List.of(Path.of("schedules")), adapters, List.of());

    assertThat(shipped.mistakes()).isEmpty();
    assertThat(shipped.all())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.sites().of(adapters)).isNotEmpty());
  }

  @Test
  void explainsExpressionsThatAreRight() throws IOException {
    String page = Files.readString(PAGE);
    List<String> expressions =
        EXPRESSION
            .matcher(page.substring(page.indexOf("## Times")))
            .results()
            .map(r -> r.group(1))
            .toList();

    assertThat(expressions)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            e -> assertThatCode(() -> new Cron(e, ZoneOffset.UTC)).doesNotThrowAnyException());
  }

  private static String table() {
    return "| key | what it means | default | example |\n|---|---|---|---|\n"
        + rows("", ScheduleFile.KEYS)
        + rows("calendar.", CalendarShape.SHAPE.keys())
        + rows("limits.", LimitShapes.SHAPE.keys())
        + rows("backfill.", LimitShapes.BACKFILL_SHAPE.keys())
        + rows("tell.", ScheduleFile.TELL_SHAPE.keys())
        + rows("export.", ExportShapes.FILE.keys())
        + rows("export.", ExportShapes.CORPUS_UPDATE.keys())
        + "<!-- /keys -->";
  }

  private static String rows(String prefix, List<Key<?>> keys) {
    return keys.stream()
        .map(
            k ->
                "| `%s%s` | %s | %s | `%s` |\n"
                    .formatted(
                        prefix,
                        k.name(),
                        k.doc(),
                        k.required()
                            ? "required"
                            : k.fallback().map(f -> "`" + f.written() + "`").orElse(""),
                        k.example()))
        .collect(Collectors.joining());
  }
}
