package dev.broadsheet.export;

import com.github.luben.zstd.ZstdInputStream;
import com.jerolba.carpet.CarpetParquetReader;
import com.jerolba.carpet.io.FileSystemInputFile;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.StoreException;
import dev.broadsheet.store.Submission;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes articles into a store from JSON Lines, plain or compressed, and from Parquet as {@link
 * Parquet} writes it; what a file is, its first bytes tell. They have no raw page. For one use.
 */
public final class Importer {
  private static final int BATCH = 64;
  private static final int GZIP = 0x1f8b;
  private static final int ZSTD = 0x28b5;
  private static final int PARQUET = 'P' << 8 | 'A';

  private final ArticleStore store;
  private final BooleanSupplier stopping;
  private final ImportReport.Draft report = new ImportReport.Draft();
  private final List<Submission> batch = new ArrayList<>();

  /**
   * @param stopping asked before each article
   */
  public Importer(ArticleStore store, BooleanSupplier stopping) {
    this.store = store;
    this.stopping = stopping;
  }

  /**
   * Takes in every file. An article that is there already becomes a new version of it where it
   * differs, was fetched no earlier, and has not lost what the store would not lose. A line that
   * can't be read is told, and the next goes on; a file that can't be read any further is told, and
   * what was read of it is kept.
   *
   * @throws NoSuchFileException when one of them is not there, before any is read
   */
  public ImportReport read(List<Path> files) throws NoSuchFileException {
    for (Path file : files) {
      if (!Files.exists(file) || Files.isDirectory(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
    try {
      for (Path file : files) {
        read(file);
      }
    } finally {
      save();
    }
    return report.finish();
  }

  private void read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      switch (magic) {
        case PARQUET -> readRows(file);
        case GZIP -> readLines(file, new GZIPInputStream(in, 1 << 16));
        case ZSTD -> readLines(file, new ZstdInputStream(in));
        default -> readLines(file, in);
      }
    } catch (StoreException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      report.wrong(file + ": can't be read any further, what stands before was read: " + reason(e));
    }
  }

  /** Parquet's readers tell but where they were. */
  private static @Nullable String reason(Throwable e) {
    return e.getCause() == null ? e.getMessage() : reason(e.getCause());
  }

  private void readLines(Path file, InputStream in) throws IOException {
    Lines lines = new Lines(new BufferedInputStream(in, 1 << 16));
    while (lines.next() && !stopping.getAsBoolean()) {
      String place = file + ":" + lines.number();
      if (lines.isTooLong()) {
        report.wrong(place + ": found a line of more than " + Lines.MAX + " bytes");
      } else if (!lines.isBlank()) {
        take(
            place,
            () ->
                ArticleJson.fromJson(
                    SafeText.whole(new String(lines.bytes(), StandardCharsets.UTF_8))));
      }
    }
  }

  private void readRows(Path file) throws IOException {
    try (ParquetReader<ParquetRow> rows =
        CarpetParquetReader.builder(new FileSystemInputFile(file.toFile()), ParquetRow.class)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(ParquetCodec.FACTORY)
            .build()) {
      long number = 1;
      for (ParquetRow row = rows.read();
          row != null && !stopping.getAsBoolean();
          row = rows.read()) {
        take(file + ": row " + number++, row::article);
      }
    }
  }

  private void take(String place, Supplier<Article> reader) {
    Article article;
    try {
      article = reader.get();
      Bounds.require(article);
    } catch (RuntimeException e) {
      report.wrong(place + ": " + e.getMessage());
      return;
    }
    if (batch.stream().anyMatch(s -> s.article().url().equals(article.url()))) {
      save();
    }
    if (store
        .findByUrl(article.url())
        .filter(a -> a.fetched().isAfter(article.fetched()))
        .isPresent()) {
      report.older();
      return;
    }
    batch.add(Submission.withoutPage(article));
    if (batch.size() == BATCH) {
      save();
    }
  }

  private void save() {
    store.save(List.copyOf(batch)).forEach(result -> report.saved(result.kind()));
    batch.clear();
  }
}
