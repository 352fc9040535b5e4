package dev.broadsheet.store;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How many articles there are of each site: counted once, and from then on by what has come; anew
 * where any has gone. Thread-safe.
 */
final class ArticleCounts {
  private final Database database;
  private Counted last = new Counted(0, Map.of());

  ArticleCounts(Database database) {
    this.database = database;
  }

  /**
   * A count.
   *
   * @param revision of the store when it was made
   */
  private record Counted(long revision, Map<String, Long> bySite) {
    Counted {
      bySite = Map.copyOf(bySite);
    }
  }

  synchronized Map<String, Long> bySite() {
    last = database.atOneMoment("counting articles", this::count);
    return last.bySite();
  }

  private Counted count(Handle handle) {
    long revision = Catalog.revision(handle);
    if (revision == last.revision()) {
      return last;
    }
    if (last.revision() == 0 || isAnyGone(handle)) {
      return new Counted(revision, count("", handle));
    }
    // an article's number is the revision of its first change
    Map<String, Long> counts = count("where number > " + last.revision(), handle);
    last.bySite().forEach((site, known) -> counts.merge(site, known, Long::sum));
    return new Counted(revision, counts);
  }

  private boolean isAnyGone(Handle handle) {
    return !Catalog.deletedSince(handle, last.revision(), 1).isEmpty();
  }

  private static Map<String, Long> count(String which, Handle handle) {
    Map<String, Long> counts = new HashMap<>();
    handle
        .createQuery("select site, count(*) as articles from cards " + which + " group by site")
        .map((row, context) -> counts.put(row.getString("site"), row.getLong("articles")))
        .list();
    return counts;
  }
}
