package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What of a store its archive can't give back. */
final class Losses {
  private Losses() {}

  /**
   * Looks before a store is made anew from the archive.
   *
   * @throws AdapterException when articles would be lost
   */
  static void requireNone(RawArchive archive, Location location, Clock clock) {
    List<Mistake> losses = new ArrayList<>();
    long dropped = archive.dropped().values().stream().mapToLong(Long::longValue).sum();
    if (dropped > 0) {
      losses.add(
          loss(
              "the pages of %s of articles have been let go of (keep.archive in the settings), so that those would be lost: leave them out by --leave-out. The database is as it was"
                  .formatted(Counted.of(dropped, "version"))));
    }
    long imported = imported(location, clock);
    if (imported > 0) {
      losses.add(
          loss(
              "it has no pages of %s of articles by import, so that those would be lost: leave them out by --leave-out, and import them again. The database is as it was"
                  .formatted(Counted.of(imported, "version"))));
    }
    if (!losses.isEmpty()) {
      throw new AdapterException(losses);
    }
  }

  private static Mistake loss(String what) {
    return new Mistake("archive", "", what);
  }

  /** None is known of a database that can't be opened: to mend that is what a rebuild is for. */
  private static long imported(Location location, Clock clock) {
    if (!Store.exists(location)) {
      return 0;
    }
    try (Store old = Store.open(location, clock)) {
      return old.rawUse().count("");
    } catch (StoreException e) {
      return 0;
    }
  }
}
