package dev.broadsheet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page for users that tells what a file can say: by an example, and by a table of its keys. */
public record KeysPage(Path file) {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- keys:[^\n]*-->\n).*?(<!-- /keys -->)");
  private static final String HEAD =
      "| key | what it means | default | example |\n|---|---|---|---|\n";

  public String text() throws IOException {
    return Files.readString(file);
  }

  /** The first example. */
  public String example() throws IOException {
    Matcher example = EXAMPLE.matcher(text());
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  /** The page with these rows in its table. */
  public String with(String rows) throws IOException {
    return TABLE
        .matcher(text())
        .replaceFirst(m -> Matcher.quoteReplacement(m.group(1) + HEAD + rows + m.group(2)));
  }

  /**
   * The rows of keys as they are defined.
   *
   * @param prefix of the keys: {@code split.}
   */
  public static String rows(String prefix, List<Key<?>> keys) {
    return keys.stream()
        .map(
            k ->
                "| `%s%s` | %s | %s | `%s` |\n"
                    .formatted(
                        prefix,
                        k.name(),
                        k.doc(),
                        k.required()
                            ? "required"
                            : k.fallback().map(f -> "`" + f.written() + "`").orElse(""),
                        k.example()))
        .collect(Collectors.joining());
  }
}
