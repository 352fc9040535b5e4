package dev.broadsheet.export;

import dev.broadsheet.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for users tells of every format what the program tells of it. */
class ExportDocsTest {
  private static final Path PAGE = Path.of("docs/export.md");
  private static final String BEGIN =
      "<!-- made by ExportDocsTest from the program's own definitions -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void tellsOfEveryFormat() throws IOException {
    String page = Files.readString(PAGE);

    Golden.hold(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + ExportFormat.kinds().stream()
                .map(ExportDocsTest::section)
                .collect(Collectors.joining())
            + page.substring(page.indexOf(END)));
  }

  private static String section(FormatKind kind) {
    return "\n### %s\n\n%s It has: %s\n\n%s"
        .formatted(
            kind.name(),
            kind.what(),
            escaped(kind.keeps()),
            kind.options().isEmpty() ? "No options.\n\n" : table(kind));
  }

  private static String table(FormatKind kind) {
    return kind.options().stream()
        .map(
            option ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        option.name(),
                        escaped(option.form()),
                        option
                            .usual()
                            .map(u -> "`" + u.replace(",", ", ") + "`")
                            .orElse("must be given"),
                        escaped(option.what())))
        .collect(
            Collectors.joining("", "| option | values | default | |\n|---|---|---|---|\n", "\n"));
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
