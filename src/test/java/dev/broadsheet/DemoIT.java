package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sees the whole program work, as a stranger does first. */
class DemoIT {
  @TempDir private Path home;

  @Test
  void showsEverythingAndStoresNothingTwice() throws Exception {
    Program program = new Program(home);
    String[] demo = {"demo", "--folder", home.resolve("demo").toString(), "--port", freePorts()};

    Output first = program.run(demo);
    Output second = program.run(demo);
    Output failures =
        program.run(
            "runs",
            "failures",
            "--json",
            "--data",
            home.resolve("demo").resolve("data").toString());

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("38 articles are new; 38 are stored.");
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.out()).contains("Nothing was stored twice: all 38 articles were known");
    assertThat(second.out()).doesNotContain(", 0 had changed");
    assertThat(failures.out().lines())
        .hasSize(5)
        .allSatisfy(
            line -> {
              JsonNode page = JsonMapper.shared().readTree(line);
              assertThat(page.path("why").asString()).isEqualTo("404 Not Found (not retried)");
              assertThat(page.path("state").asString()).isEqualTo("gone");
            });
    List<String> corpus = Files.readAllLines(home.resolve("demo").resolve("demo.jsonl"));
    assertThat(corpus).hasSize(38).doesNotHaveDuplicates();
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      Output demo =
          new Program(home)
              .run("demo", "--folder", home.resolve("demo").toString(), "--port", port);

      assertThat(demo.exit()).isOne();
      assertThat(demo.err()).contains(port).doesNotContain("at dev.broadsheet");
    }
  }

  /** The first of five ports in a row that nobody listens on. */
  private static String freePorts() throws IOException {
    for (int first = 21_000; ; first += 5) {
      if (areFree(first)) {
        return Integer.toString(first);
      }
    }
  }

  private static boolean areFree(int first) {
    for (int port = first; port < first + 5; port++) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(free.isBound()).isTrue();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
