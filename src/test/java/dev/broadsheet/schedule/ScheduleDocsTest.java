package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.testing.KeysPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for users says what the program does. */
class ScheduleDocsTest {
  private static final KeysPage PAGE = new KeysPage(Path.of("docs/schedules.md"));
  private static final Pattern EXPRESSION = Pattern.compile("(?m)^\\| `([^`]* [^`]*)` \\|");

  @Test
  void listsEveryKeyAsItIsDefined() throws IOException {
    Golden.hold(
        PAGE.file(),
        PAGE.with(
            KeysPage.rows("", ScheduleFile.KEYS)
                + KeysPage.rows("calendar.", CalendarShape.SHAPE.keys())
                + KeysPage.rows("limits.", LimitShapes.SHAPE.keys())
                + KeysPage.rows("backfill.", LimitShapes.BACKFILL_SHAPE.keys())
                + KeysPage.rows("tell.", ScheduleFile.TELL_SHAPE.keys())
                + KeysPage.rows("export.", ExportShapes.FILE.keys())
                + KeysPage.rows("export.", ExportShapes.CORPUS_UPDATE.keys())));
  }

  @Test
  void givesAnExampleThatLoads(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("russian-news.yaml"), PAGE.example());
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
    String page = PAGE.text();
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
}
