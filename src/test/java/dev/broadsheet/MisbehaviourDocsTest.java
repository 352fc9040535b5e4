package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on misbehaviour names tests that are there. */
class MisbehaviourDocsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void namesATestForEveryRightAnswer() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/misbehaviour.md"));
    List<String> rows =
        lines.stream().filter(l -> l.startsWith("| ") && !l.contains("| test |")).toList();
    assertThat(rows).hasSizeGreaterThan(40).allMatch(row -> TEST.matcher(row).find());

    for (MatchResult test : TEST.matcher(String.join("\n", rows)).results().toList()) {
      assertThat(source(test.group(1)))
          .as(test.group())
          .contains(test.group(2) == null ? "@" : "void " + test.group(2) + "(");
    }
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file =
          files.filter(f -> f.endsWith(test + ".java")).findFirst().orElse(Path.of("/dev/null"));
      return Files.readString(file);
    }
  }
}
