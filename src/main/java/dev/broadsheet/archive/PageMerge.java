package dev.broadsheet.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Shows the pages of the archive's files in the order of writing, also across files that were
 * written at the same time. Used once, by one thread.
 */
final class PageMerge implements Closeable {
  private final RawArchive archive;
  private final RecordVisitor visitor;
  private final Deque<String> waiting;

  /** The open files by their next page: more than one only where files overlap in time. */
  private final PriorityQueue<Head> open =
      new PriorityQueue<>(
          Comparator.comparing((Head h) -> h.entry().written())
              .thenComparing(h -> h.cursor().place().file()));

  /** An open file and the page that is its next. */
  private record Head(WarcCursor cursor, WarcCursor.Entry entry) {}

  PageMerge(RawArchive archive, RecordVisitor visitor) {
    this.archive = archive;
    this.visitor = visitor;
    this.waiting = new ArrayDeque<>(archive.files());
  }

  void run() {
    for (openDue(); !open.isEmpty(); openDue()) {
      visitor.record(open.element().entry().record());
      advance(open.remove().cursor());
    }
  }

  /** Opens the files that may have a page before the next one of those that are open. */
  private void openDue() {
    while (!waiting.isEmpty() && (open.isEmpty() || isDue(waiting.getFirst()))) {
      open(waiting.removeFirst());
    }
  }

  private boolean isDue(String file) {
    return !WarcFile.created(file).isAfter(open.element().entry().written());
  }

  private void open(String file) {
    RawRef start = new RawRef(file, 0);
    try {
      advance(archive.cursor(start));
    } catch (IOException e) {
      visitor.problem(archive.unreadable(start, false, e));
    }
  }

  /** Puts a file back in line with its next page, or closes it. */
  private void advance(WarcCursor cursor) {
    try {
      Optional<WarcCursor.Entry> entry = cursor.next();
      if (entry.isPresent()) {
        open.add(new Head(cursor, entry.get()));
        return;
      }
    } catch (ClosedByInterruptException e) {
      RawArchive.close(cursor);
      throw new UncheckedIOException(
          cursor.place().file() + ": interrupted while reading the archive", e);
    } catch (IOException e) {
      visitor.problem(archive.unreadable(cursor.place(), cursor.isAtEnd(), e));
    }
    RawArchive.close(cursor);
  }

  @Override
  public void close() {
    open.forEach(head -> RawArchive.close(head.cursor()));
  }
}
