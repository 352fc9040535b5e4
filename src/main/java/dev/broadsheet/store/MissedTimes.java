package dev.broadsheet.store;

import java.time.Instant;
import java.util.List;

/** Which times schedules have missed. Thread-safe. */
public final class MissedTimes {
  private final Database database;

  MissedTimes(Database database) {
    this.database = database;
  }

  public void add(Missed missed) {
    database.inTransaction(
        "noting missed times",
        handle ->
            handle.execute(
                """
                insert into missed_times (schedule, first_due, last_due, times, made_up, noticed)
                values (?, ?, ?, ?, ?, ?)
                """,
                missed.schedule(),
                Instants.toColumn(missed.first()),
                Instants.toColumn(missed.last()),
                missed.times(),
                missed.madeUp(),
                Instants.toColumn(missed.noticed())));
  }

  /** Those that were noticed since then, the first ones first. */
  public List<Missed> since(Instant then) {
    return database.inTransaction(
        "reading missed times",
        handle ->
            handle
                .createQuery("select * from missed_times where noticed >= :then order by id")
                .bind("then", Instants.toColumn(then))
                .map(
                    (row, context) ->
                        new Missed(
                            row.getString("schedule"),
                            Instants.of(row, "first_due"),
                            Instants.of(row, "last_due"),
                            row.getInt("times"),
                            row.getBoolean("made_up"),
                            Instants.of(row, "noticed")))
                .list());
  }
}
