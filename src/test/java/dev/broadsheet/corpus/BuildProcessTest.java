package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.archive.FileHold;
import dev.broadsheet.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds by the program itself: killed, at once, and where it is set up in another way. */
class BuildProcessTest {
  /** Enough to be killed in the middle of. */
  private static final int MANY = 1_500;

  private static final long MILLI = 1_000_000;

  @TempDir private Path home;
  private Builds builds;

  private void print(int articles) throws Exception {
    try (Press press = new Press(home, "data")) {
      press.print(0, articles);
      press.plan("press", "title: Press\nformats: [jsonl, csv]\n");
    }
    builds = new Builds("press", home.resolve("data/corpora/press"));
  }

  @Test
  void leavesNoHalfOfABuildAndBuildsItTheNextTime() throws Exception {
    print(MANY);
    Path aside = home.resolve("data/corpora/press/.building/data");
    Process killed = start("corpus", "build", "press");
    while (killed.isAlive() && !Files.exists(aside)) {
      LockSupport.parkNanos(MILLI);
    }
    killed.destroyForcibly().waitFor();
    for (Build each : builds.all()) {
      assertThat(BuildCheck.of(each.folder()).getFirst().faults()).isEmpty();
    }

    assertThat(start("corpus", "build", "press").waitFor()).isZero();

    Build whole = builds.last().orElseThrow();
    assertThat(whole.number()).isEqualTo(1);
    assertThat(whole.manifest().articles()).isEqualTo(MANY);
    assertThat(BuildCheck.of(whole.folder()).getFirst().faults()).isEmpty();
    assertThat(home.resolve("data/corpora/press/.building")).doesNotExist();
  }

  @Test
  void refusesToBuildWhatAnotherProcessBuilds() throws Exception {
    print(1);
    try (FileHold _ = builds.hold()) {
      Process second = start("corpus", "build", "press");

      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(Files.readString(home.resolve("told.txt"))).contains("is being built in");
    }
    assertThat(builds.all()).isEmpty();
  }

  @Test
  void buildsTheSameWhereDigitsAreOthers() throws Exception {
    print(50);
    assertThat(start("corpus", "build", "press").waitFor()).isZero();
    assertThat(startIn("ar-EG", "corpus", "build", "press").waitFor()).isZero();

    assertThat(builds.all()).hasSize(1);
  }

  private Process start(String... command) throws IOException {
    return startIn("en-US", command);
  }

  private Process startIn(String locale, String... command) throws IOException {
    Locale there = Locale.forLanguageTag(locale);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.language=" + there.getLanguage(),
            "-Duser.country=" + there.getCountry(),
            "-Dbroadsheet.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(command));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("told.txt").toFile())
        .start();
  }
}
