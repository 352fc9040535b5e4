package dev.broadsheet.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** The folder of an index; one at a time writes into it, in whatever process. */
final class IndexFolder implements AutoCloseable {
  private static final double BUFFER_MEGABYTES = 96;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path path;
  private final Directory directory;

  private IndexFolder(Path path, Directory directory) {
    this.path = path;
    this.directory = directory;
  }

  static IndexFolder open(Path path) throws IOException {
    return new IndexFolder(path, FSDirectory.open(path));
  }

  Directory directory() {
    return directory;
  }

  /** How far the index has come; nothing where there is none, or one of another format. */
  Optional<Bookmark> bookmark() throws IOException {
    try {
      return Bookmark.read(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IndexNotFoundException e) {
      return Optional.empty();
    }
  }

  /** A writer; nothing where another holds it until the patience ends. */
  Optional<IndexWriter> writer(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return Optional.of(new IndexWriter(directory, config()));
      } catch (LockObtainFailedException e) {
        if (System.nanoTime() > end) {
          return Optional.empty();
        }
        pause();
      }
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(Morphology.ofText()).setRAMBufferSizeMB(BUFFER_MEGABYTES);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the text index", e);
    }
  }

  /** Deletes the index, unless another is writing it. */
  void clear() throws IOException {
    try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(IndexWriter.WRITE_LOCK_NAME)) {
          lock.ensureValid();
          Files.delete(file);
        }
      }
    }
  }

  /** Whether a failure tells that the index is damaged, or of a program of another age. */
  static boolean isDamage(Throwable failure) {
    return Stream.iterate(failure, f -> f != null, Throwable::getCause)
        .anyMatch(
            f ->
                f instanceof CorruptIndexException
                    || f instanceof IndexFormatTooOldException
                    || f instanceof IndexFormatTooNewException
                    || f instanceof EOFException
                    || f instanceof FileNotFoundException
                    || f instanceof NoSuchFileException);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
