package dev.broadsheet.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Which schedules are held back, in every process that uses the store. Thread-safe. */
public final class Pauses {
  private final Database database;

  Pauses(Database database) {
    this.database = database;
  }

  /** The schedules that are paused, with the time since when. */
  public Map<String, Instant> all() {
    return database.inTransaction(
        "reading paused schedules",
        handle -> {
          Map<String, Instant> all = new TreeMap<>();
          handle
              .createQuery("select schedule, since from paused_schedules")
              .map(
                  (row, context) -> Map.entry(row.getString("schedule"), Instants.of(row, "since")))
              .forEach(e -> all.put(e.getKey(), e.getValue()));
          return all;
        });
  }

  /**
   * Holds a schedule back.
   *
   * @return whether it was not paused before
   */
  public boolean begin(String schedule, Instant now) {
    return database.inTransaction(
            "pausing a schedule",
            handle ->
                handle.execute(
                    """
                    insert into paused_schedules (schedule, since) values (?, ?)
                    on conflict do nothing
                    """,
                    schedule,
                    Instants.toColumn(now)))
        > 0;
  }

  /**
   * Lets a schedule go on.
   *
   * @return whether it was paused
   */
  public boolean end(String schedule) {
    return database.inTransaction(
            "resuming a schedule",
            handle -> handle.execute("delete from paused_schedules where schedule = ?", schedule))
        > 0;
  }
}
