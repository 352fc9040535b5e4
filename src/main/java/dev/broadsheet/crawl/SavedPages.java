package dev.broadsheet.crawl;

import dev.broadsheet.archive.PageVisitor;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.SavedAddress;
import dev.broadsheet.extract.SavedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The HTML files below a folder, plain or gzip; links to other folders are not followed. */
final class SavedPages {
  private SavedPages() {}

  /** Shows the pages in the order of their paths, with the time of each file's last change. */
  static void read(Path folder, PageVisitor visitor) {
    Iterator<Path> pages = files(folder, visitor).iterator();
    while (pages.hasNext() && visitor.goesOn()) {
      show(pages.next(), visitor);
    }
  }

  private static List<Path> files(Path folder, PageVisitor visitor) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(SavedPages::isHtml).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      visitor.problem(folder + ": can't be read: " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isHtml(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.html?(\\.gz)?");
  }

  private static void show(Path file, PageVisitor visitor) {
    try {
      byte[] bytes = SavedFile.read(file);
      Instant saved = Files.getLastModifiedTime(file).toInstant();
      Optional<URI> url = SavedAddress.of(bytes);
      if (url.isEmpty()) {
        visitor.problem(file + ": tells no address: no canonical link, no og:url, no saved-from");
      } else if (visitor.wants(url.get(), saved, true)) {
        visitor.page(Page.ofFile(url.get(), bytes, Optional.empty(), saved));
      }
    } catch (IOException e) {
      visitor.problem(file + ": can't be read: " + e.getMessage());
    }
  }
}
