package dev.broadsheet.normalize;

import dev.broadsheet.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CldrWordsTest {
  private static final Path LISTS =
      Path.of("src/main/resources/dev/broadsheet/normalize/dates/cldr");

  @Test
  void listsWhatCldrSaysOfEachLanguage() throws IOException {
    for (var language : CldrWords.languages().entrySet()) {
      Golden.hold(LISTS.resolve(language.getKey() + ".words"), CldrWords.of(language.getValue()));
    }
  }
}
