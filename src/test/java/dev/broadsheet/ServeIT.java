package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a process: what it logs, what it takes up, and how it stops. */
class ServeIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EVERY_SECOND = "cron: '* * * * * ?'\nsites: " + SmallSite.NAME + "\n";

  /** Far less than a stop waits for what is in hand. */
  private static final Duration AT_ONCE = Duration.ofSeconds(40);

  private static final String YEARLY = "cron: '0 0 0 1 1 ?'\nsites: " + SmallSite.NAME + "\n";

  @TempDir private Path home;
  private SmallSite site;
  private Program program;
  private Path schedule;

  @BeforeEach
  void open() throws IOException {
    site = new SmallSite(30);
    site.writeAdapter(home.resolve("adapters"));
    schedule = Files.createDirectories(home.resolve("schedules")).resolve("small.yaml");
    program = new Program(home);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void takesUpChangesLogsRunAndSiteAndStopsAtOnceWhenNothingIsInHand() throws Exception {
    Files.writeString(schedule, YEARLY);
    Program.Running serve = serve("--log-format", "json");
    awaitTold(serve, "small runs next at");

    Files.writeString(schedule, "cron: never\n");
    awaitTold(serve, "Schedule small goes on as it was: its file is broken now.");
    Files.writeString(schedule, EVERY_SECOND);
    awaitTold(serve, "stored");
    Files.writeString(schedule, YEARLY);
    awaitTold(serve, "Schedule small was changed.");

    Output output = stoppedAtOnce(serve);
    List<JsonNode> log = output.err().lines().map(JSON::readTree).toList();
    assertThat(log)
        .filteredOn(line -> line.at("/formattedMessage").asString().contains("stored"))
        .isNotEmpty()
        .allMatch(line -> line.at("/mdc/site").asString().equals(SmallSite.NAME))
        .allMatch(line -> line.at("/mdc/schedule").asString().equals("small"))
        .allMatch(line -> !line.at("/mdc/run").asString().isEmpty());
  }

  @Test
  void stopsWithoutWaitingForPagesWhoseTurnIsFarAway() throws Exception {
    Path adapter = home.resolve("adapters").resolve(SmallSite.NAME).resolve("adapter.yaml");
    Files.writeString(adapter, Files.readString(adapter).replace("delay: 0s", "delay: 10m"));
    Files.writeString(schedule, EVERY_SECOND);
    site.expect(2); // robots.txt and the site map: the pages wait
    Program.Running serve = serve();
    site.awaitRequests();

    Output output = stoppedAtOnce(serve);
    assertThat(output.err()).contains("Stopping").doesNotContain("still run");
  }

  @Test
  void keepsItsLogInFilesAndTellsTheWayOfAScheduleOfItsTroubles() throws Exception {
    try (Hook hook = new Hook()) {
      Files.writeString(
          schedule, EVERY_SECOND + "tell: {webhook: 'http://" + hook.host() + "/news'}\n");
      Program.Running serve = program.start("serve"); // the site's address is not opened

      String told = hook.await();

      assertThat(JSON.readTree(told).at("/kind").asString()).isEqualTo("run-failed");
      assertThat(JSON.readTree(told).at("/site").asString()).isEqualTo("small");
      Output output = stoppedAtOnce(serve);
      List<JsonNode> log = log().stream().map(JSON::readTree).toList();
      assertThat(log)
          .extracting(line -> line.at("/formattedMessage").asString())
          .anyMatch(line -> line.startsWith("Metrics are at"))
          .anyMatch(line -> line.contains("not a public address"));
      assertThat(output.err()).contains("Metrics are at").doesNotContain("formattedMessage");
      assertThat(String.join("\n", log()) + output.err()).doesNotContain("token=");
    }
  }

  @Test
  void tellsAWrongPortOnceAndBeforeAnythingRuns() throws Exception {
    Path settings = Files.createDirectories(home.resolve("data")).resolve("settings.yaml");
    Files.writeString(settings, "console:\n  port: 99999\n");
    Output ofFile = program.run("serve");
    Files.delete(settings);
    Output ofOption = program.run("serve", "--port", "99999");

    assertThat(ofFile.exit()).isEqualTo(2);
    assertThat(ofFile.err().lines().toList())
        .singleElement()
        .asString()
        .endsWith(
            "settings.yaml:2: console.port: found the number 99999, expected a whole number from 0"
                + " to 65535");
    assertThat(ofOption.exit()).isEqualTo(2);
    assertThat(ofOption.err())
        .contains("'--port'", "found \"99999\", expected a number from 0 to 65535");
  }

  private List<String> log() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("data/logs"))) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  private Program.Running serve(String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("serve", "--allow-host", site.host()));
    command.addAll(List.of(more));
    return program.start(command.toArray(String[]::new));
  }

  private static void awaitTold(Program.Running running, String text) throws IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!Files.readString(running.err()).contains(text)) {
      assertThat(System.nanoTime()).as(() -> "waiting for " + text).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static Output stoppedAtOnce(Program.Running running) throws Exception {
    long start = System.nanoTime();
    running.terminate();
    Output output = running.output();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(output.err()).isLessThan(AT_ONCE);
    return output;
  }
}
