package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Writes a corpus beside its place, syncs it, and renames it when it is whole. */
public final class Exporter {
  private static final AtomicLong COUNTER = new AtomicLong();

  private Exporter() {}

  /**
   * Streams articles into a file. Folders are made as needed; a file that is there is replaced at
   * once, or left as it was.
   *
   * @param source shows every article to the consumer that it is given
   * @throws ExportException when the file can't be written
   */
  public static Exported export(
      Consumer<Consumer<Article>> source, ExportFormat format, Path file) {
    Path whole = file.toAbsolutePath();
    try {
      Files.createDirectories(whole.getParent());
      Path part = beside(whole);
      try {
        long articles = write(source, format, part);
        long bytes = Files.size(part);
        put(part, whole);
        return new Exported(file, articles, bytes);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (UncheckedIOException e) {
      throw failed(file, e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** A name of its own for each export, so that two at once do not mix. */
  private static Path beside(Path whole) {
    return whole.resolveSibling(
        whole.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + COUNTER.incrementAndGet()
            + ".part");
  }

  private static long write(Consumer<Consumer<Article>> source, ExportFormat format, Path part)
      throws IOException {
    AtomicLong articles = new AtomicLong();
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8),
                1 << 16)) {
      format.begin(out);
      source.accept(
          article -> {
            try {
              format.write(article, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            articles.incrementAndGet();
          });
      out.flush();
      channel.force(true);
    }
    return articles.get();
  }

  private static void put(Path part, Path whole) throws IOException {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }
    try (FileChannel folder = FileChannel.open(whole.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (FileSystemException e) {
      // Some systems open no folders; there the rename is as durable as it gets.
    }
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
