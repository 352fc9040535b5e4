package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir private Path folder;

  @Test
  void tellsHowManyArticlesAreReadOfHowMany() throws Exception {
    List<String> told = new ArrayList<>();
    try (Press press = new Press(folder, "store").print(0, 3)) {
      press
          .builder((done, all) -> told.add(done + " of " + all))
          .build(
              press.plan("press", "title: Press\nformats: [jsonl]\n"),
              new Builds("press", folder.resolve("builds")));
    }
    assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
  }

  @Test
  void givesOutWhatItsManifestNamesAndLiesInItsFolder() throws Exception {
    try (Press press = new Press(folder, "store").print(0, 10)) {
      Builds builds = new Builds("press", folder.resolve("builds"));
      Build build =
          press.builder().build(press.plan("press", "title: Press\nformats: [jsonl]\n"), builds);
      Path secret = Files.writeString(folder.resolve("secret"), "told to nobody");
      Files.writeString(build.folder().resolve("beside"), "told to nobody");

      assertThat(build.file("manifest.json")).isPresent();
      assertThat(build.file("README.md")).isPresent();
      assertThat(build.file("beside")).isEmpty();
      assertThat(build.file("../../secret")).isEmpty();
      Files.delete(build.folder().resolve("README.md"));
      assertThat(build.file("README.md")).isEmpty();
      Files.createSymbolicLink(build.folder().resolve("README.md"), secret);
      assertThat(build.file("README.md")).isEmpty();
    }
  }
}
