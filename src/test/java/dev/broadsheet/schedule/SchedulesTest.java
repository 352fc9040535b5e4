package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.schedule.Schedule.Export;
import dev.broadsheet.schedule.Schedule.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  @TempDir private Path folder;

  @Test
  void readsEveryKey() throws IOException {
    Path file =
        write(
            "a.yaml",
            """
            name: morning
            cron: 0 30 4 * * ?
            timezone: Europe/Moscow
            sites: [gazeta.example, ostro.example]
            tags: regional
            languages: ru
            enabled: false
            jitter: 10m
            misfire: skip
            limits: {articles: 500, time: 30m}
            export: {format: csv, out: corpora/morning.csv}
            """);

    assertThat(load())
        .isEqualTo(
            new Schedules(
                List.of(
                    new Schedule(
                        "morning",
                        false,
                        new Cron("0 30 4 * * ?", ZoneId.of("Europe/Moscow")),
                        List.of("gazeta.example", "ostro.example"),
                        List.of("regional"),
                        List.of("ru"),
                        Duration.ofMinutes(10),
                        Misfire.SKIP,
                        new Limits(OptionalInt.of(500), Optional.of(Duration.ofMinutes(30))),
                        Optional.of(new Export("csv", Path.of("corpora/morning.csv"))),
                        file)),
                List.of()));
  }

  @Test
  void tellsDefaultsForWhatIsNotGiven() throws IOException {
    Path file = write("evening.yaml", "cron: 0 0 20 ? * FRI\nsites: gazeta.example\n");

    assertThat(load().all())
        .containsExactly(
            new Schedule(
                "evening",
                true,
                new Cron("0 0 20 ? * FRI", ZoneOffset.UTC),
                List.of("gazeta.example"),
                List.of(),
                List.of(),
                Duration.ZERO,
                Misfire.FIRE_ONCE,
                Limits.NONE,
                Optional.empty(),
                file));
  }

  @Test
  void choosesSitesByNameAndTagOnceAndOnlyEnabledOnes() throws IOException {
    write(
        "a.yaml",
        "cron: 0 0 20 * * ?\nsites: [comments.example, closed.example]\ntags: regional\n");

    assertThat(load().all().getFirst().choose(Sites.ADAPTERS))
        .extracting(SiteAdapter::site)
        .containsExactly("comments.example", "ostro.example");
  }

  @Test
  void choosesSitesByLanguageAndBesideTagsThoseThatHaveBoth() throws IOException {
    write("all.yaml", "cron: 0 0 20 * * ?\nlanguages: ru\n");
    write("both.yaml", "cron: 0 0 20 * * ?\nlanguages: ru\ntags: regional\n");

    assertThat(load().all())
        .extracting(s -> s.choose(Sites.ADAPTERS).stream().map(SiteAdapter::site).toList())
        .containsExactly(
            List.of("comments.example", "gazeta.example"), List.of("comments.example"));
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
    write("ok.yaml", "cron: 0 0 1 * * ?\nsites: [gazeta.example, ostro.exmple]\n");

    Schedules schedules = load();

    assertThat(schedules.mistakes().stream().map(this::told).toList())
        .containsExactlyElementsOf(golden("mistakes.txt").lines().toList());
    assertThat(schedules.all()).extracting(Schedule::name).containsExactly("first", "ok");
    assertThat(schedules.byName("ok").orElseThrow().sites()).containsExactly("gazeta.example");
  }

  @Test
  void takesAMissingFolderForAnEmptyOne() {
    assertThat(Schedules.load(List.of(folder.resolve("none")), Sites.ADAPTERS))
        .isEqualTo(new Schedules(List.of(), List.of()));
  }

  @Test
  void readsSeveralFoldersAndOnlyYaml() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own.yaml"));
    write("a.yaml", "cron: 0 0 1 * * ?\nsites: gazeta.example\n");
    write("a.yaml~", "not yet");
    Files.writeString(own.resolve("b.yaml"), "cron: 0 0 1 * * ?\nsites: gazeta.example\n");

    Schedules both = Schedules.load(List.of(own, folder), Sites.ADAPTERS);

    assertThat(both.all()).extracting(Schedule::name).containsExactly("a", "b");
    assertThat(both.mistakes()).isEmpty();
  }

  private Schedules load() {
    return Schedules.load(List.of(folder), Sites.ADAPTERS);
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
