package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.Program.Output;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Store;
import dev.broadsheet.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a real PostgreSQL server. */
class PostgresIT {
  private static final int ARTICLES = 40;

  @TempDir private Path home;
  private SmallSite site;
  private Program program;

  @BeforeAll
  static void needsAServer() {
    assumeTrue(Postgres.isHere());
  }

  @BeforeEach
  void open() throws IOException {
    site = new SmallSite(ARTICLES);
    site.writeAdapter(home.resolve("adapters"));
    program = new Program(home);
  }

  @AfterEach
  void close() {
    site.release();
    site.close();
  }

  @Test
  void anotherProcessGoesOnWithinAMinuteWithTheSiteOfOneThatIsKilled() throws Exception {
    Location.Server server = Postgres.bare();
    settle(server);
    Files.writeString(
        Files.createDirectories(home.resolve("schedules")).resolve("all.yaml"),
        "cron: '* * * * * ?'\nsites: " + SmallSite.NAME + "\n");
    String[] serve = {"serve", "--allow-host", site.host()};
    site.expect(10);
    Program.Running first = program.start(serve);
    site.awaitRequests();
    site.hold();
    Program.Running second = program.start(serve);
    await(() -> says(second, "Metrics are at"));

    first.kill();
    long killed = System.nanoTime();
    site.release();
    site.expect(1);
    site.awaitRequests();
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofMinutes(1));

    try (Store store = Store.open(server, Clock.systemUTC())) {
      await(() -> store.articles().count(ArticleFilter.ALL) == ARTICLES);
      await(() -> states(store).contains(Run.State.INTERRUPTED));
      assertThat(states(store)).doesNotContain(Run.State.FAILED);
    }
    assertThat(site.pages()).isLessThanOrEqualTo(ARTICLES * 6 / 5 + SmallSite.IN_HAND);
    second.terminate();
    assertThat(second.output().err()).doesNotContain("\tat ");
  }

  @Test
  void goesOnOnTheServerToWhichItWasMoved() throws Exception {
    String[] crawl = {"crawl", SmallSite.NAME, "--allow-host", site.host()};
    assertThat(program.run(crawl).exit()).isZero();
    String before = program.run("articles", "list", "--json").out();
    Location.Server server = Postgres.bare();

    Output moved = program.run("move", "--to", server.url(), "--user", server.user());

    assertThat(moved.exit()).as(moved.err()).isZero();
    assertThat(moved.out())
        .containsPattern("versions +" + ARTICLES + " +[0-9a-f]{32}")
        .contains("  url: " + server.url());
    settle(server);
    assertThat(program.run("articles", "list", "--json").out()).isEqualTo(before);
    int pages = site.pages();
    assertThat(program.run(crawl).exit()).isZero();
    assertThat(site.pages()).isEqualTo(pages);
  }

  @Test
  void bringsBackAServersStoreAsAFile() throws Exception {
    settle(Postgres.bare());
    assertThat(program.run("crawl", SmallSite.NAME, "--allow-host", site.host()).exit()).isZero();
    String before = program.run("articles", "list", "--json").out();
    Path backup = home.resolve("backup.zip");
    Output made = program.run("backup", backup.toString());
    assertThat(made.exit()).as(made.err()).isZero();

    Path data = home.resolve("other");
    Output restored = program.run("restore", backup.toString(), "--data", data.toString());

    assertThat(restored.out()).contains(ARTICLES + " articles", "Take the section database out");
    Files.delete(data.resolve("settings.yaml"));
    String[] list = {"articles", "list", "--json", "--data", data.toString()};
    assertThat(program.run(list).out()).isEqualTo(before);
    Output verified = program.run("verify", "--data", data.toString());
    assertThat(verified.exit()).as(verified.out()).isZero();
  }

  @Test
  void saysWhatIsWrongInOneLineAndTellsNoPassword() throws Exception {
    settle(new Location.Server("jdbc:postgresql://127.0.0.1:1/news", "ann", Optional.empty()));
    Output down = program.run("status");
    assertThat(down.exit()).isEqualTo(1);
    assertThat(down.err().lines()).singleElement().asString().contains("does not answer");

    Output wrong = program.run("move", "--to", "jdbc:postgresql://ann:sesame@127.0.0.1/news");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err().lines())
        .singleElement()
        .asString()
        .startsWith("--to: found another form, expected")
        .doesNotContain("sesame");
  }

  private static List<Run.State> states(Store store) {
    return store.history().runs(RunFilter.ALL, Optional.empty(), 100).stream()
        .map(Run::state)
        .toList();
  }

  /** Names the server in the settings. */
  private void settle(Location.Server server) throws IOException {
    Files.writeString(
        Files.createDirectories(home.resolve("data")).resolve("settings.yaml"),
        "database: {url: '%s', user: %s}\n".formatted(server.url(), server.user()));
  }

  private static boolean says(Program.Running running, String words) {
    try {
      return Files.readString(running.err()).contains(words);
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("five minutes are over").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
