package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.Hours;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.notify.OwnWay;
import dev.broadsheet.notify.Webhook;
import dev.broadsheet.schedule.Schedule.Backfill;
import dev.broadsheet.schedule.Schedule.Export;
import dev.broadsheet.schedule.Schedule.Limits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  @TempDir private Path folder;

  @Test
  void readsEveryKey() throws IOException {
    write("holidays.txt", "# of the year\n2026-12-31\n\n2027-01-01..2027-01-08 # twelve days\n");
    Path file =
        write(
            "a.yaml",
            """
            name: morning
            cron: 0 30 4 * * ?
            timezone: Europe/Moscow
            calendar:
              days: [mon, fri]
              hours: 04:00-06:00
              except: 2026-11-04
              except-file: holidays.txt
            sites: [gazeta.example, ostro.example]
            tags: regional
            languages: ru
            countries: UA
            enabled: false
            jitter: 10m
            misfire: catch-up
            priority: 9
            limits: {articles: 500, bytes: 200MB, time: 30m, run: {bytes: 2GB}}
            backfill: {from: 2019-01-01, to: 2019-12-31, articles: 50}
            export: {format: csv, options: {columns: "url, title"}, out: corpora/morning.csv}
            tell: {webhook: 'http://10.0.0.1/hook'}
            task: canaries
            """);
    ZoneId moscow = ZoneId.of("Europe/Moscow");
    Calendar calendar =
        new Calendar(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Optional.of(new Hours(LocalTime.of(4, 0), LocalTime.of(6, 0))),
            List.of(
                span("2026-11-04", "2026-11-04"),
                span("2026-12-31", "2026-12-31"),
                span("2027-01-01", "2027-01-08")),
            moscow);

    assertThat(load())
        .isEqualTo(
            new Schedules(
                List.of(
                    new Schedule(
                        "morning",
                        false,
                        new Timetable(new Cron("0 30 4 * * ?", moscow), calendar),
                        new Choice(
                            List.of("gazeta.example", "ostro.example"),
                            List.of("regional"),
                            List.of("ru"),
                            List.of("UA")),
                        Duration.ofMinutes(10),
                        Misfire.CATCH_UP,
                        9,
                        new Limits(
                            new Budget(
                                Optional.of(500),
                                Optional.of(200_000_000L),
                                Optional.of(Duration.ofMinutes(30))),
                            new Budget(
                                Optional.empty(), Optional.of(2_000_000_000L), Optional.empty())),
                        Optional.of(
                            new Backfill(
                                LocalDate.of(2019, 1, 1),
                                Optional.of(LocalDate.of(2019, 12, 31)),
                                new Budget(Optional.of(50), Optional.empty(), Optional.empty()))),
                        Optional.of(
                            new Export.ToFile(
                                "csv",
                                Map.of("columns", "url, title"),
                                Path.of("corpora/morning.csv"))),
                        List.of(
                            new OwnWay("morning", new Webhook(URI.create("http://10.0.0.1/hook")))),
                        Task.CANARIES,
                        file)),
                List.of()));
  }

  private static DaySpan span(String first, String last) {
    return new DaySpan(LocalDate.parse(first), LocalDate.parse(last));
  }

  @Test
  void tellsDefaultsForWhatIsNotGiven() throws IOException {
    Path file = write("evening.yaml", "every: 30m\nsites: gazeta.example\n");

    assertThat(load().all())
        .containsExactly(
            new Schedule(
                "evening",
                true,
                new Timetable(
                    Interval.of(Duration.ofMinutes(30), "evening"),
                    Calendar.always(ZoneOffset.UTC)),
                Choice.ofSites(List.of("gazeta.example")),
                Duration.ZERO,
                Misfire.FIRE_ONCE,
                Schedule.USUAL_PRIORITY,
                Limits.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Task.CRAWL,
                file));
  }

  @Test
  void choosesSitesByNameAndTagOnceAndOnlyEnabledOnes() throws IOException {
    write(
        "a.yaml",
        "cron: 0 0 20 * * ?\nsites: [comments.example, closed.example]\ntags: regional\n");

    assertThat(load().all().getFirst().sites().of(Sites.ADAPTERS))
        .extracting(SiteAdapter::site)
        .containsExactly("comments.example", "ostro.example");
  }

  @Test
  void choosesSitesByLanguageAndCountryAndBesideTagsThoseThatHaveBoth() throws IOException {
    write("all.yaml", "cron: 0 0 20 * * ?\nlanguages: ru\n");
    write("abroad.yaml", "every: 2h\ncountries: UA\ntags: regional\n");
    write("both.yaml", "cron: 0 0 20 * * ?\nlanguages: ru\ntags: regional\n");

    assertThat(load().all())
        .extracting(s -> s.sites().of(Sites.ADAPTERS).stream().map(SiteAdapter::site).toList())
        .containsExactly(
            List.of("ostro.example"),
            List.of("comments.example", "gazeta.example"),
            List.of("comments.example"));
  }

  @Test
  void tellsAllMistakesOfAllFilesWithTheirPlaces() throws IOException {
    write(
        "broken.yaml",
        """
        name: morning news
        corn: 0 30 4 * * ?
        cron: 0 4 * * *
        timezone: Europe/Moskow
        sites: [gazeta.example, 7]
        enabled: "yes"
        jitter: ten minutes
        misfire: fire-onse
        limits: {articles: 0, time: 30}
        export: {format: jsnl}
        """);
    write("nothing.yaml", "");
    write("second.yaml", "cron: 0 0 1 * * ?\nname: first\nsites: gazeta.example\n");
    write("first.yaml", "cron: 0 0 1 * * ?\nsites: gazeta.example\n");
    write("unknown.yaml", "cron: 0 0 1 * * ?\nsites: gazetta.example\ntags: [regionale]\n");
    write("vague.yaml", "cron: 0 0 1 * * ?\njitter: 2d\nlimits: {time: 0s}\n");
    write("void.yaml", "cron: 0 0 1 * * ?\njitter: 2d\n");
    write("both.yaml", "cron: 0 0 1 * * ?\nevery: 5m\nsites: gazeta.example\n");
    write("hasty.yaml", "every: 10s\nsites: gazeta.example\ncountries: XX\n");
    write(
        "closed.yaml",
        "cron: 0 30 4 * * ?\nsites: gazeta.example\ncalendar: {hours: 06:00-22:00}\n");
    write(
        "days.yaml",
        """
        every: 1h
        sites: gazeta.example
        calendar: {days: [mon, tew], except: 2026-02-30, except-file: no.txt}
        backfill: {from: 2019-01-01, to: 2018-01-01, articles: 0}
        priority: 11
        limits: {bytes: 5, run: {articles: 0}}
        """);
    write("listed.yaml", "every: 1h\nsites: gazeta.example\ncalendar: {except-file: days.txt}\n");
    write("days.txt", "2026-01-01\n1. Mai\n2026-01-09..2026-01-03\n");
    write("lost.yaml", "every: 1h\nsites: gazeta.example\ncalendar: {except-file: no.txt}\n");
    write(
        "turned.yaml",
        "every: 1h\nsites: gazeta.example\nbackfill: {from: 2019-01-01, to: 2018-01-01}\n");
    write("ok.yaml", "cron: 0 0 1 * * ?\nsites: [gazeta.example, ostro.exmple]\n");

    Schedules schedules = load();

    assertThat(schedules.mistakes().stream().map(this::told).toList())
        .containsExactlyElementsOf(golden("mistakes.txt").lines().toList());
    assertThat(schedules.all()).extracting(Schedule::name).containsExactly("first", "ok");
    assertThat(schedules.byName("ok").orElseThrow().sites())
        .isEqualTo(Choice.ofSites(List.of("gazeta.example")));
  }

  @Test
  void bringsACorpusUpToDateThatThereIs() throws IOException {
    write("a.yaml", "every: 1h\nsites: gazeta.example\nexport: {corpus: press}\n");
    write("b.yaml", "every: 1h\nsites: gazeta.example\nexport: {corpus: pres}\n");

    Schedules schedules = load();

    assertThat(schedules.all())
        .extracting(Schedule::export)
        .containsExactly(Optional.of(new Export.OfCorpus("press")), Optional.empty());
    assertThat(schedules.mistakes().stream().map(this::told))
        .containsExactly(
            "b.yaml:3: export.corpus: found \"pres\", expected one of press: did you mean press?");
  }

  @Test
  void tellsWrongOptionsOfAFormatBeforeAnythingRuns() throws IOException {
    write(
        "a.yaml",
        """
        every: 1h
        sites: gazeta.example
        export: {format: csv, options: {compres: zstd}, out: a.csv}
        """);
    write("b.yaml", "every: 1h\nsites: gazeta.example\nexport: {format: jte, out: b.html}\n");

    assertThat(load().mistakes().stream().map(this::told))
        .satisfiesExactly(
            m ->
                assertThat(m)
                    .startsWith("a.yaml:3: export.options: csv: compres: no such option")
                    .endsWith("did you mean compress?"),
            m -> assertThat(m).startsWith("b.yaml:3: export: jte: template: found nothing"));
  }

  @Test
  void takesAMissingFolderForAnEmptyOne() {
    assertThat(Schedules.load(List.of(folder.resolve("none")), Sites.ADAPTERS, List.of()))
        .isEqualTo(new Schedules(List.of(), List.of()));
  }

  @Test
  void readsSeveralFoldersAndOnlyYaml() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own.yaml"));
    write("a.yaml", "cron: 0 0 1 * * ?\nsites: gazeta.example\n");
    write("a.yaml~", "not yet");
    Files.writeString(own.resolve("b.yaml"), "cron: 0 0 1 * * ?\nsites: gazeta.example\n");

    Schedules both = Schedules.load(List.of(own, folder), Sites.ADAPTERS, List.of());

    assertThat(both.all()).extracting(Schedule::name).containsExactly("a", "b");
    assertThat(both.mistakes()).isEmpty();
  }

  private Schedules load() {
    return Schedules.load(List.of(folder), Sites.ADAPTERS, List.of("press"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String told(Mistake mistake) {
    return mistake.toString().replace(folder + "/", "");
  }

  private static String golden(String name) throws IOException {
    try (var in = SchedulesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
