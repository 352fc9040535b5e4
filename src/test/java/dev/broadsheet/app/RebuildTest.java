package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.corpus.Press;
import dev.broadsheet.export.Importer;
import dev.broadsheet.store.ArticleFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  @TempDir private Path folder;

  @Test
  void refusesToLoseWhatWasImportedUnlessToldTo() throws Exception {
    Settings settings = Settings.under(folder);
    Path corpus = folder.resolve("corpus.jsonl");
    Files.writeString(corpus, ArticleJson.toJson(Press.article(1, "first")) + "\n");
    try (Broadsheet broadsheet = new Broadsheet(settings, Clock.systemUTC())) {
      new Importer(broadsheet.store().articles(), () -> false).read(List.of(corpus));
    }

    try (Broadsheet broadsheet = new Broadsheet(settings, Clock.systemUTC())) {
      assertThatThrownBy(() -> broadsheet.rebuild(false, new StudioTest.Silent()))
          .isInstanceOf(AdapterException.class)
          .hasMessageContaining("1 version of articles by import");
    }
    assertThat(articles(settings)).isEqualTo(1);

    try (Broadsheet broadsheet = new Broadsheet(settings, Clock.systemUTC())) {
      broadsheet.rebuild(true, new StudioTest.Silent());
    }
    assertThat(articles(settings)).isZero();
  }

  private static long articles(Settings settings) {
    try (Broadsheet broadsheet = new Broadsheet(settings, Clock.systemUTC())) {
      return broadsheet.store().articles().count(ArticleFilter.ALL);
    }
  }
}
