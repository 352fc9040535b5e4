package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person types, sees and gets as exit code. */
class CommandLineIT {
  private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at \\S+\\(");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path home;
  private Program program;

  @BeforeEach
  void open() {
    program = new Program(home);
  }

  @Test
  void helpsWithEveryCommand() throws Exception {
    Output all = program.run("--help");
    List<String> commands =
        Pattern.compile("(?m)^  ([a-z][a-z-]+) +\\S")
            .matcher(all.out().substring(all.out().indexOf("Commands:")))
            .results()
            .map(r -> r.group(1))
            .filter(c -> !c.equals("broadsheet"))
            .toList();

    assertThat(all.exit()).isZero();
    assertThat(commands)
        .contains(
            "demo",
            "crawl",
            "ingest",
            "serve",
            "extract",
            "adapter",
            "articles",
            "runs",
            "schedule",
            "export",
            "reextract",
            "rebuild",
            "backup",
            "restore",
            "verify",
            "clean",
            "compact",
            "settings",
            "status");
    for (String command : commands) {
      Output help = program.run(command, "--help");
      assertThat(help.exit()).as(command).isZero();
      assertThat(help.out()).as(command).contains("Usage: broadsheet " + command);
      assertThat(help.err()).as(command).isEmpty();
    }
  }

  @Test
  void namesCommandsAsTheyCanBeTyped() throws Exception {
    assertThat(program.run("--help").out()).contains("  ./news adapter list ");
    assertThat(program.run("adapter", "try", "--help").out()).contains("  ./news adapter try ");
    assertThat(program.run("runs", "show", "7").err()).contains("see: ./news runs list");
  }

  @Test
  void helpsWithTheOptionsOfACommandBeforeThoseOfMost() throws Exception {
    String help = program.run("crawl", "--help").out();

    assertThat(help).containsOnlyOnce("--data=FOLDER").contains("[--limit=N]");
    assertThat(help.substring(help.indexOf("Options of most commands:")))
        .contains("--data=FOLDER", "--adapters=FOLDER")
        .doesNotContain("--limit");
  }

  @Test
  void saysWhatAnUnknownCommandMayHaveMeant() throws Exception {
    Output output = program.run("crawll");

    assertThat(output.exit()).isEqualTo(2);
    assertThat(output.err()).contains("crawll").contains("crawl").contains("--help");
    assertThat(output.out()).isEmpty();
  }

  @Test
  void tellsThatADateOfASavedPageWasReadAgainstNow() throws Exception {
    String text = "<p>Three days of wind had kept every boat of the town at its mooring.</p>";
    Path page = home.resolve("saved.html");
    Files.writeString(page, "<h1>Harbour reopens</h1><time>3 hours ago</time>" + text.repeat(6));

    assertThat(program.run("extract", page.toString()).err()).contains("published", "--fetched");
    assertThat(program.run("extract", page.toString(), "--fetched", "2021-06-01T00:00:00Z").err())
        .doesNotContain("--fetched");
  }

  @Test
  void saysWhereAQueryIsWrong() throws Exception {
    for (List<String> command :
        List.of(
            List.of("articles", "search", "storm \"x"),
            List.of("export", "--query", "storm \"x", "--out", "out.jsonl"))) {
      Output output = program.run(command.toArray(String[]::new));

      assertThat(output.exit()).as(command.toString()).isEqualTo(2);
      assertThat(output.err()).contains("query, character 7: found a quotation mark");
    }
  }

  @Test
  void namesEveryMistakeOfABrokenAdapterAndCrawlsTheOtherSites() throws Exception {
    try (SmallSite site = new SmallSite(5)) {
      site.writeAdapter(home.resolve("adapters"));
      Path broken = Files.createDirectories(home.resolve("adapters/broken.example"));
      Files.writeString(
          broken.resolve("adapter.yaml"),
          """
          site: broken.example
          timezone: Europe/Kiyv
          hosts: [broken.example]
          fields: {titel: h1}
          """);

      Output output = program.run("crawl", "--allow-host", site.host(), "--json");

      assertThat(output.exit()).isEqualTo(2);
      assertThat(output.err())
          .contains("adapters/broken.example/adapter.yaml:2: timezone: found \"Europe/Kiyv\"")
          .contains("adapters/broken.example/adapter.yaml:4: fields.titel: ");
      JsonNode report = JSON.readTree(output.out());
      assertThat(report.at("/sites/0/site").asString()).isEqualTo(SmallSite.NAME);
      assertThat(report.at("/sites/0/stored").asInt()).isEqualTo(5);
    }
  }

  @Test
  void crawlsOnlyTheSitesOfTheFoldersItIsGiven() throws Exception {
    Path library = Files.createDirectories(home.resolve("adapters/library.example"));
    Files.writeString(
        library.resolve("adapter.yaml"),
        """
        site: library.example
        timezone: UTC
        hosts: [library.example]
        articles: '/news/'
        discover: [{feed: 'https://library.example/feed'}]
        """);
    Path empty = Files.createDirectories(home.resolve("empty"));
    try (SmallSite site = new SmallSite(2)) {
      site.writeAdapter(home.resolve("own"));
      String own = home.resolve("own").toString();

      Output output =
          program.run("crawl", "--adapters", own, "--allow-host", site.host(), "--json");
      Output none = program.run("crawl", "--adapters", empty.toString());

      assertThat(JSON.readTree(output.out()).at("/sites").valueStream())
          .extracting(s -> s.get("site").asString())
          .containsExactly(SmallSite.NAME);
      assertThat(none.exit()).isEqualTo(2);
      assertThat(none.err()).contains("no enabled site in").contains("empty");
    }
  }

  @Test
  void printsJsonThatAProgramCanRead() throws Exception {
    try (SmallSite site = new SmallSite(3)) {
      site.writeAdapter(home.resolve("adapters"));
      assertThat(program.run("crawl", "--allow-host", site.host()).exit()).isZero();
    }
    for (List<String> command :
        List.of(
            List.of("status", "--json"),
            List.of("runs", "list", "--json"),
            List.of("runs", "show", "1", "--json"),
            List.of("articles", "list", "--json"),
            List.of("articles", "search", "--json", "keeper"),
            List.of("adapter", "list", "--json"))) {
      Output output = program.run(command.toArray(String[]::new));

      assertThat(output.exit()).as(command + output.err()).isZero();
      assertThat(output.out().lines()).as(command.toString()).isNotEmpty();
      assertThat(output.out().lines())
          .allSatisfy(line -> assertThat(JSON.readTree(line).isContainer()).isTrue());
    }
  }

  @Test
  void failsWhereTheArchiveCanNotBeRead() throws Exception {
    Path damaged = home.resolve("data/archive/2026/03/broadsheet-20260305T120000-00001.warc.gz");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "no record of a page, and more than the head of one");
    try (SmallSite site = new SmallSite(1)) {
      site.writeAdapter(home.resolve("adapters"));
    }

    for (String command : List.of("reextract", "rebuild")) {
      Output output = program.run(command);
      assertThat(output.exit()).as(command).isEqualTo(1);
      assertThat(output.out() + output.err()).as(command).contains("at byte 0");
    }
  }

  @Test
  void saysInALineWhyAnExportFailed() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("file"), "no folder");

    Output output =
        program.run(
            "export", "--format", "jsonl", "--out", inTheWay.resolve("corpus.jsonl").toString());

    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.err()).contains("corpus.jsonl");
    assertThat(STACK_TRACE.matcher(output.err()).find()).as(output.err()).isFalse();
  }

  @Test
  void writesNothingButTheCorpusToTheStandardOutput() throws Exception {
    Path stdout = Files.createSymbolicLink(home.resolve("stdout"), Path.of("/proc/self/fd/1"));

    Output output =
        program.run("export", "--format", "csv", "--option", "columns=id", "--out", stdout + "");

    assertThat(output.out()).isEqualTo("id\r\n");
    assertThat(output.err()).contains("0 articles, 4 B, in " + stdout);
    assertThat(stdout).isSymbolicLink();
  }

  @Test
  void refusesToExportWhatCanHoldNothing() throws Exception {
    Path before = Files.writeString(home.resolve("corpus.jsonl"), "of yesterday");
    try (SmallSite site = new SmallSite(1)) {
      site.writeAdapter(home.resolve("adapters"));
    }

    Output site = program.run("export", "--site", "smal.example", "--out", before.toString());
    Output part = program.run("export", "--site", "small", "--out", before.toString());
    Output days =
        program.run(
            "export", "--from", "2026-05-02", "--to", "2026-05-01", "--out", before.toString());

    assertThat(site.exit()).isEqualTo(2);
    assertThat(site.err()).contains("site: found \"smal.example\"", "did you mean small.example?");
    assertThat(part.err()).contains("did you mean small.example?");
    assertThat(days.exit()).isEqualTo(2);
    assertThat(days.err()).contains("--from 2026-05-02 and --to 2026-05-01 leave nothing between");
    assertThat(before).hasContent("of yesterday");
  }

  @Test
  void saysWhatADayLooksLike() throws Exception {
    Output output = program.run("export", "--from", "2026-13-01", "--out", "corpus.jsonl");

    assertThat(output.exit()).isEqualTo(2);
    assertThat(output.err())
        .contains("'--from': found \"2026-13-01\", expected a day as 2025-03-19");
  }

  @Test
  void saysWhatANumberLooksLike() throws Exception {
    Output below = program.run("articles", "list", "--limit=-5");
    Output large = program.run("runs", "show", "99999999999999999999");

    assertThat(below.exit()).isEqualTo(2);
    assertThat(below.err()).contains("'--limit': found \"-5\", expected a whole number, 0 or more");
    assertThat(large.exit()).isEqualTo(2);
    assertThat(large.err()).contains("expected a smaller number");
  }

  @Test
  void saysWhichFileIsNotThere() throws Exception {
    for (String command : List.of("import", "ingest", "extract")) {
      Output output = program.run(command, "gone.jsonl");

      assertThat(output.exit()).as(command).isEqualTo(2);
      assertThat(output.err()).as(command).contains("No such file: gone.jsonl");
    }
  }

  @Test
  void runsAScheduleByHandAndTellsTheMistakesOfAnother() throws Exception {
    try (SmallSite site = new SmallSite(4)) {
      site.writeAdapter(home.resolve("adapters"));
      Path schedules = Files.createDirectories(home.resolve("schedules"));
      Files.writeString(
          schedules.resolve("small.yaml"),
          """
          cron: 0 0 4 * * ?
          sites: small.example
          export: {format: csv, out: corpus.csv}
          """);
      Files.writeString(schedules.resolve("broken.yaml"), "cron: daily\nsites: smal.example\n");

      Output run = program.run("schedule", "run", "small", "--allow-host", site.host());
      Output next = program.run("schedule", "next", "small");

      assertThat(run.exit()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains("schedules/broken.yaml:1: cron: found \"daily\"");
      assertThat(home.resolve("corpus.csv")).content().contains("Report number 3 from Lantern Bay");
      assertThat(next.out().lines()).hasSize(5).allMatch(l -> l.contains("04:00:00"));
    }
  }

  @Test
  void servesUntilItIsToldToStop() throws Exception {
    try (SmallSite site = new SmallSite(30)) {
      site.writeAdapter(home.resolve("adapters"));
      Path schedules = Files.createDirectories(home.resolve("schedules"));
      Files.writeString(
          schedules.resolve("small.yaml"), "cron: '* * * * * ?'\nsites: small.example\n");
      site.expect(6);

      Program.Running serve = program.start("serve", "--allow-host", site.host());
      site.awaitRequests();
      serve.terminate();
      Output output = serve.output();

      assertThat(STACK_TRACE.matcher(output.err()).find()).as(output.err()).isFalse();
      JsonNode run = JSON.readTree(program.run("runs", "show", "1", "--json").out());
      assertThat(run.at("/state").asString()).isNotEqualTo("running");
      assertThat(run.at("/sites/0/stored").asInt()).isPositive();
    }
  }
}
