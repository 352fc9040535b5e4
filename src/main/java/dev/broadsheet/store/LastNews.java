package dev.broadsheet.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * When the last run began that brought an article of a site: looked up in all runs once, and from
 * then on in those that were not ended yet. Thread-safe.
 */
final class LastNews {
  private final Database database;
  private final Map<String, Instant> bySite = new HashMap<>();

  /** The first run that may have brought more since. */
  private long next;

  LastNews(Database database) {
    this.database = database;
  }

  synchronized Map<String, Instant> bySite() {
    next = database.atOneMoment("looking for the last news", this::look);
    return Map.copyOf(bySite);
  }

  private long look(Handle handle) {
    handle
        .createQuery(
            """
            select s.site, max(r.started) as happened
            from run_sites s join runs r on r.id = s.run
            where s.run >= :next and s.stored > 0 group by s.site
            """)
        .bind("next", next)
        .map((row, context) -> Map.entry(row.getString("site"), Instants.of(row, "happened")))
        .forEach(news -> bySite.merge(news.getKey(), news.getValue(), LastNews::later));
    return handle
        .createQuery(
            """
            select coalesce((select min(id) from runs where state = 'RUNNING'),
              (select max(id) + 1 from runs), 0)
            """)
        .mapTo(Long.class)
        .one();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
