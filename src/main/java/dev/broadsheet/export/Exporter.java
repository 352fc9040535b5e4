package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes a corpus beside its place, syncs it, and renames it when it is whole. */
public final class Exporter {
  /** Marks a folder that an export made, and that the next one may replace. */
  static final String MARK = ".broadsheet-export";

  private Exporter() {}

  /**
   * Streams articles into a file or a folder. Folders above it are made as needed; what is there is
   * replaced at once, or left as it was. A folder that no export made is not replaced. A pipe or a
   * device is written to as it is ({@link OpenPlace}).
   *
   * @param source shows every article to the consumer that it is given
   * @throws ExportException when it can't be written
   */
  public static Exported export(
      Consumer<Consumer<StoredArticle>> source, ExportFormat format, Path out) {
    Path whole = out.toAbsolutePath().normalize();
    try {
      return switch (format) {
        case FileFormat file when OpenPlace.is(whole) -> {
          AtomicLong bytes = new AtomicLong();
          long articles = write(source, file.open(counted(OpenPlace.write(whole), bytes)));
          yield new Exported(out, articles, bytes.get());
        }
        case FileFormat file -> {
          if (Files.isDirectory(whole)) {
            throw new FileSystemException(whole.toString(), null, "is a folder, expected a file");
          }
          yield aside(whole, out, part -> write(source, file.open(new SyncedFile(part))));
        }
        case FolderFormat folder -> {
          requireReplaceable(whole);
          yield aside(whole, out, part -> writeFolder(source, folder, part));
        }
      };
    } catch (UncheckedIOException e) {
      throw failed(out, e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw failed(out, e);
    }
  }

  private static void requireReplaceable(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(folder.toString(), null, "is a file, expected a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent() && !Files.exists(folder.resolve(MARK))) {
        throw new FileSystemException(
            folder.toString(), null, "is a folder that no export made, expected a new one");
      }
    }
  }

  private interface Writing {
    long write(Path part) throws IOException;
  }

  private static Exported aside(Path whole, Path out, Writing writing) throws IOException {
    try (Aside aside = Aside.of(whole)) {
      long articles = writing.write(aside.part());
      long bytes = size(aside.part());
      aside.put();
      return new Exported(out, articles, bytes);
    }
  }

  private static long writeFolder(
      Consumer<Consumer<StoredArticle>> source, FolderFormat format, Path part) throws IOException {
    Files.createDirectory(part);
    long articles = write(source, format.open(part));
    Files.writeString(
        part.resolve(MARK), "Broadsheet made this folder; its next export to it replaces it.\n");
    return articles;
  }

  private static long write(Consumer<Consumer<StoredArticle>> source, ArticleSink opened)
      throws IOException {
    AtomicLong articles = new AtomicLong();
    try (ArticleSink sink = opened) {
      source.accept(
          article -> {
            try {
              sink.write(article);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            articles.incrementAndGet();
          });
    }
    return articles.get() - opened.passedOver();
  }

  private static OutputStream counted(OutputStream out, AtomicLong bytes) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
        bytes.incrementAndGet();
      }

      @Override
      public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
        bytes.addAndGet(length);
      }
    };
  }

  private static long size(Path place) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static ExportException failed(Path file, IOException e) {
    String what =
        switch (e) {
          case NoSuchFileException n -> "no such folder " + n.getFile();
          case FileSystemException f when f.getReason() != null ->
              f.getFile() + ": " + f.getReason();
          default -> String.valueOf(e.getMessage());
        };
    return new ExportException(file, "the export was given up: " + what, e);
  }
}
