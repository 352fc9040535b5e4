package dev.broadsheet.store;

import java.time.LocalDate;
import java.util.Optional;

/** What is remembered of the places where links are found. Thread-safe. */
public final class Sources {
  private final Database database;

  Sources(Database database) {
    this.database = database;
  }

  /** The last day of a date archive that was read whole. */
  public Optional<LocalDate> backfilled(String site, String source) {
    return database.inTransaction(
        "reading the state of a back-fill",
        handle ->
            handle
                .createQuery("select done_to from backfill where site = :site and source = :source")
                .bind("site", site)
                .bind("source", source)
                .map((row, context) -> row.getObject(1, LocalDate.class))
                .findOne());
  }

  public void backfilled(String site, String source, LocalDate day) {
    database.inTransaction(
        "writing the state of a back-fill",
        handle -> {
          int known =
              handle
                  .createUpdate(
                      """
                      update backfill set done_to = :day where site = :site and source = :source
                      """)
                  .bind("day", day)
                  .bind("site", site)
                  .bind("source", source)
                  .execute();
          if (known == 0) {
            handle
                .createUpdate(
                    "insert into backfill (site, source, done_to) values (:site, :source, :day)")
                .bind("day", day)
                .bind("site", site)
                .bind("source", source)
                .execute();
          }
          return known;
        });
  }
}
