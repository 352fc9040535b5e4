package dev.broadsheet;

import static dev.broadsheet.Crawls.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crawls where nothing more can be written, and goes on when it can. */
class FullDiskIT {
  private static final int ARTICLES = 600;
  private static final int FEW = 40;

  @TempDir private Path folder;

  @Test
  void stopsWithOneLineWhereNothingMoreCanBeWrittenAndGoesOnWhenItCan() throws Exception {
    try (Crawls crawls = new Crawls(folder, ARTICLES)) {
      Program program = crawls.program("full");

      for (int kibibytes : List.of(40, 1000, 1500)) {
        Output full = program.runWithin(kibibytes, crawls.command("--again"));

        assertThat(full.exit()).as(full.err()).isEqualTo(1);
        assertThat(full.err().lines().filter(line -> line.contains("broadsheet.mv.db")))
            .as(full.err())
            .singleElement()
            .asString()
            .endsWith("the file can't be read or written: File too large");
        assertThat(full.err()).doesNotContain("\tat ");
      }
      crawls.crawl(program);
      assertThat(stored(program)).hasSize(ARTICLES);
    }
  }

  @Test
  void stopsWithOneLineWhereThePackingLibraryCantBeLaidDown() throws Exception {
    try (Crawls crawls = new Crawls(folder, FEW)) {
      Program program = crawls.program("packing");

      Output full = program.runWithin(300, crawls.command());

      assertThat(full.exit()).as(full.err()).isEqualTo(1);
      assertThat(full.err().lines().filter(line -> line.startsWith("texts can't be packed: ")))
          .as(full.err())
          .singleElement()
          .asString()
          .contains("File too large", "free some space there");
      assertThat(full.err()).doesNotContain("\tat ");
      crawls.crawl(program);
      assertThat(stored(program)).hasSize(FEW);
    }
  }
}
