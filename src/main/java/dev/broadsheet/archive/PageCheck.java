package dev.broadsheet.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the pages of one file of the archive, one after the other. Used by one thread. */
public final class PageCheck implements Closeable {
  private final RawArchive archive;
  private final RawRef from;
  private @Nullable WarcCursor cursor;

  PageCheck(RawArchive archive, RawRef from) {
    this.archive = archive;
    this.from = from;
  }

  /** The next page, or the place where there is none to read; empty at the end of the file. */
  public Optional<CheckedPage> next() {
    RawRef place = from;
    boolean isEnd = false;
    try {
      if (cursor == null) {
        cursor = archive.cursor(from);
      }
      Optional<WarcCursor.Entry> entry;
      try {
        entry = cursor.next();
      } finally {
        place = cursor.place();
        isEnd = cursor.isAtEnd();
      }
      return entry.map(PageCheck::checked);
    } catch (IOException e) {
      return Optional.of(archive.unreadable(place, isEnd, e));
    }
  }

  private static CheckedPage checked(WarcCursor.Entry entry) {
    RawRecord record = entry.record();
    return new CheckedPage.Found(
        record.ref(),
        record.site(),
        entry
            .digest()
            .filter(WarcPage.digest(record.page().body()).prefixedBase32()::equals)
            .isPresent());
  }

  @Override
  public void close() {
    if (cursor != null) {
      RawArchive.close(cursor);
      cursor = null;
    }
  }
}
