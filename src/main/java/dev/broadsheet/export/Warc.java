package dev.broadsheet.export;

import dev.broadsheet.archive.PageCopy;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.store.StoredArticle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;

/** The raw pages from which the articles were read, copied from the archive byte by byte. */
record Warc(Supplier<RawArchive> raw) implements FileFormat {
  static final FormatKind KIND =
      new FormatKind(
          "warc",
          "WARC 1.1, each record compressed by gzip: the raw pages.",
          "The page that was fetched, its request and headers; nothing that was read from it."
              + " Articles that were imported have no pages and are passed over.",
          List.of(),
          (values, raw) -> new Warc(raw));

  @Override
  public String extension() {
    return "warc.gz";
  }

  @Override
  public ArticleSink open(OutputStream file) {
    return new Sink(raw.get().copyTo(new BufferedOutputStream(file, 1 << 16)));
  }

  private static final class Sink implements ArticleSink {
    private final PageCopy copy;
    private long imported;

    Sink(PageCopy copy) {
      this.copy = copy;
    }

    @Override
    public void write(StoredArticle article) throws IOException {
      if (article.rawFile().isEmpty()) {
        imported++;
      } else {
        copy.copy(new RawRef(article.rawFile(), article.rawOffset()));
      }
    }

    @Override
    public long passedOver() {
      return imported;
    }

    @Override
    public void close() throws IOException {
      copy.close();
    }
  }
}
