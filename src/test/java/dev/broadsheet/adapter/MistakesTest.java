package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.article.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/broadsheet/adapter/mistakes");

  private static final String GOOD = "site: %s\ntimezone: UTC\nextends: news\n";

  @TempDir Path folder;

  /** The golden file holds the message of every kind of mistake there is. */
  @Test
  void tellsEveryMistakeOfAllFilesAtOnce() throws IOException {
    String told =
        Adapters.load(List.of(FOLDER)).mistakes().stream()
            .map(Mistake::toString)
            .map(m -> m.replace(FOLDER + "/", ""))
            .collect(Collectors.joining("\n", "", "\n"));

    Golden.hold(FOLDER.resolve("mistakes.txt"), told);
  }

  @Test
  void readsTheOthersBesideABrokenOne() throws IOException {
    write("a/adapter.yaml", "site: a.example\nnonsense: 1\n");
    write("b/adapter.yaml", GOOD.formatted("b.example"));

    Adapters adapters = Adapters.load(List.of(folder));

    assertThat(adapters.all()).extracting(SiteAdapter::site).containsExactly("b.example");
    assertThat(adapters.mistakes()).hasSize(2);
  }

  @Test
  void takesTheLaterFoldersSite() throws IOException {
    write("ours/x/adapter.yaml", GOOD.formatted("x.example"));
    write("ours/y/adapter.yaml", GOOD.formatted("y.example"));
    write("theirs/deep/er/adapter.yaml", GOOD.formatted("x.example") + "name: Theirs\n");

    Adapters adapters = Adapters.load(List.of(folder.resolve("ours"), folder.resolve("theirs")));

    assertThat(adapters.mistakes()).isEmpty();
    assertThat(adapters.all()).extracting(SiteAdapter::name).containsExactly("Theirs", "y.example");
  }

  /** What an author meant to replace must not be crawled in its place. */
  @Test
  void leavesOutASiteWhoseLaterFileIsBroken() throws IOException {
    write("ours/adapter.yaml", GOOD.formatted("x.example"));
    write("theirs/adapter.yaml", GOOD.formatted("x.example") + "nonsense: 1\n");

    Adapters adapters = Adapters.load(List.of(folder.resolve("ours"), folder.resolve("theirs")));

    assertThat(adapters.all()).isEmpty();
    assertThat(adapters.mistakes()).hasSize(1);
  }

  @Test
  void takesTheLaterFoldersBaseForAllThatExtendIt() throws IOException {
    write("ours/adapter.yaml", GOOD.formatted("x.example"));
    write("theirs/base/news.yaml", "fields: {body: section.theirs}\nrequire: body\n");

    Adapters adapters = Adapters.load(List.of(folder.resolve("ours"), folder.resolve("theirs")));

    assertThat(adapters.all().getFirst().rules().body().in())
        .extracting(Candidate::label)
        .containsExactly("news/section.theirs");
    assertThat(adapters.all().getFirst().require()).containsExactly(Field.BODY);
    assertThat(adapters.base().rules().body().in())
        .extracting(Candidate::label)
        .containsExactly("news/section.theirs");
  }

  @Test
  void givesAnotherDigestWhenTheBaseChanges() throws IOException {
    write("adapter.yaml", GOOD.formatted("x.example"));
    String before = Adapters.load(List.of(folder)).all().getFirst().version();
    write("base/news.yaml", "fields: {body: article}\n");

    assertThat(Adapters.load(List.of(folder)).all().getFirst().version()).isNotEqualTo(before);
  }

  @Test
  void tellsAFolderThatIsNotThere() {
    assertThat(Adapters.load(List.of(folder.resolve("none"))).mistakes())
        .singleElement()
        .extracting(Mistake::what)
        .isEqualTo("found no such folder");
  }

  @Test
  void refusesAFileThatIsTooLargeOrTooDeepOrNotUtf8() throws IOException {
    write("large/adapter.yaml", "# " + "x".repeat(2_000_000));
    write("deep/adapter.yaml", "site: " + "[".repeat(100) + "]".repeat(100));
    Files.write(
        Files.createDirectories(folder.resolve("latin")).resolve("adapter.yaml"),
        new byte[] {(byte) 0xe9});

    assertThat(Adapters.load(List.of(folder)).mistakes())
        .extracting(Mistake::what)
        .containsExactlyInAnyOrder(
            "found 2000002 bytes, expected at most 1048576",
            "found values nested deeper than 20",
            "found bytes that are not UTF-8, expected a text in UTF-8");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
