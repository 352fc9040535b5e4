package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.StoredArticle;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The forms that have a file an article, whatever a page is. */
final class Pages {
  private static final int LONGEST_SITE = 80;

  /** The earliest time that zip can tell, so that the same articles give the same bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Pages() {}

  /**
   * The format of pages in a folder or a zip file.
   *
   * @param ending of the files' names, without the dot
   */
  static ExportFormat of(Parcel parcel, ArticlePage page, String ending) {
    return parcel == Parcel.ZIP ? new Zip(page, ending) : new Folder(page, ending);
  }

  /**
   * A name that no page can choose: a folder of the site's letters, digits, dots and dashes, then
   * day and id.
   */
  static String name(Article article, String ending) {
    String site = article.site().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.-]+", "-");
    String tame = site.replaceAll("^[.-]+|[.-]+$", "").replaceAll("\\.{2,}", ".");
    String folder = tame.length() > LONGEST_SITE ? tame.substring(0, LONGEST_SITE) : tame;
    String day = article.published().map(m -> m.time().toLocalDate().toString()).orElse("undated");
    return (folder.isEmpty() ? "site" : folder) + "/" + day + "-" + article.id() + "." + ending;
  }

  private record Folder(ArticlePage page, String extension) implements FolderFormat {
    @Override
    public ArticleSink open(Path folder) {
      return new FolderSink(this, folder, new HashSet<>());
    }
  }

  private record FolderSink(Folder format, Path folder, Set<Path> made) implements ArticleSink {
    @Override
    public void write(StoredArticle stored) throws IOException {
      Article article = stored.article();
      Path file = folder.resolve(name(article, format.extension));
      if (made.add(file.resolveSibling(""))) {
        Files.createDirectories(file.resolveSibling(""));
      }
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        format.page.write(article, out);
      }
    }

    @Override
    public void close() {}
  }

  private record Zip(ArticlePage page, String ending) implements FileFormat {
    @Override
    public String extension() {
      return "zip";
    }

    @Override
    public ArticleSink open(OutputStream file) {
      ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16));
      return new ZipSink(this, zip);
    }
  }

  private record ZipSink(Zip format, ZipOutputStream zip) implements ArticleSink {
    @Override
    public void write(StoredArticle stored) throws IOException {
      Article article = stored.article();
      ZipEntry entry = new ZipEntry(name(article, format.ending));
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      format.page.write(article, bytes);
      bytes.writeTo(zip);
      zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
