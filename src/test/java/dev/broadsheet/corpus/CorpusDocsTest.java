package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for users says what the program does. */
class CorpusDocsTest {
  private static final Path PAGE = Path.of("docs/corpora.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- keys:[^\n]*-->\n).*?(<!-- /keys -->)");

  @Test
  void listsEveryKeyAsItIsDefined() throws IOException {
    String page = Files.readString(PAGE);

    Golden.hold(
        PAGE,
        TABLE
            .matcher(page)
            .replaceFirst(m -> Matcher.quoteReplacement(m.group(1) + table() + m.group(2))));
  }

  @Test
  void givesAnExampleThatLoads(@TempDir Path folder) throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    Files.writeString(folder.resolve("regional.yaml"), example.group(1));

    CorpusPlans plans = CorpusPlans.load(List.of(folder), Adapters.load(List.of()), List::of);

    assertThat(plans.mistakes()).isEmpty();
    assertThat(plans.byName("regional")).isPresent();
  }

  private static String table() {
    return "| key | what it means | default | example |\n|---|---|---|---|\n"
        + rows("", PlanFile.KEYS)
        + rows("near-duplicates.", ChoiceShapes.PREFER_SHAPE.keys())
        + rows("sample.", ChoiceShapes.SAMPLE.keys())
        + rows("split.", SplitShapes.SPLIT.keys());
  }

  private static String rows(String prefix, List<Key<?>> keys) {
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
