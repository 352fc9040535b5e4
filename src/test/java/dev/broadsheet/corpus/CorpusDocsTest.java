package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.testing.KeysPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for users says what the program does. */
class CorpusDocsTest {
  private static final KeysPage PAGE = new KeysPage(Path.of("docs/corpora.md"));

  @Test
  void listsEveryKeyAsItIsDefined() throws IOException {
    Golden.hold(
        PAGE.file(),
        PAGE.with(
            KeysPage.rows("", PlanFile.KEYS)
                + KeysPage.rows("near-duplicates.", ChoiceShapes.PREFER_SHAPE.keys())
                + KeysPage.rows("sample.", ChoiceShapes.SAMPLE.keys())
                + KeysPage.rows("split.", SplitShapes.SPLIT.keys())));
  }

  @Test
  void givesAnExampleThatLoads(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("regional.yaml"), PAGE.example());

    CorpusPlans plans = CorpusPlans.load(List.of(folder), Adapters.load(List.of()), List::of);

    assertThat(plans.mistakes()).isEmpty();
    assertThat(plans.byName("regional")).isPresent();
  }
}
