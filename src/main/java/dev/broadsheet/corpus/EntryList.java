package dev.broadsheet.corpus;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads and writes {@code articles.csv}: the articles of a build in order of id. */
final class EntryList {
  static final String NAME = "articles.csv";

  private static final Set<String> HEADS = Set.of(Entry.HEAD, Entry.HEAD_WITHOUT_STATE);

  private EntryList() {}

  /** Writes it line by line. */
  static final class Writer implements Closeable {
    private final BufferedWriter out;

    Writer(Path folder) throws IOException {
      out = Files.newBufferedWriter(folder.resolve(NAME));
      out.write(Entry.HEAD + "\n");
    }

    void write(Entry entry) throws IOException {
      out.write(entry.toLine());
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Reads it line by line, and holds it to its order. */
  static final class Reader implements Closeable {
    private final Path file;
    private final BufferedReader in;
    private int line = 1;
    private String last = "";

    Reader(Path folder) throws IOException {
      file = folder.resolve(NAME);
      in = BuiltFiles.reader(file);
      if (!HEADS.contains(String.valueOf(in.readLine()))) {
        throw new IOException(file + ":1: found another head, expected " + Entry.HEAD);
      }
    }

    /** The next one; empty at the end. */
    Optional<Entry> next() throws IOException {
      String text = in.readLine();
      if (text == null) {
        return Optional.empty();
      }
      line++;
      try {
        Entry entry = Entry.of(text);
        if (entry.id().compareTo(last) <= 0) {
          throw new IllegalArgumentException(
              "found %s after %s, expected each article once and in order"
                  .formatted(entry.id(), last));
        }
        last = entry.id();
        return Optional.of(entry);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ":" + line + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
