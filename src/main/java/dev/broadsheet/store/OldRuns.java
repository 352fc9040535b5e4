package dev.broadsheet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Forgets runs and their events. What runs at the moment is left alone. Thread-safe. */
public final class OldRuns {
  /** So many last runs of each site are never forgotten: by them is told what a site's habit is. */
  public static final int ALWAYS = 20;

  private static final int BATCH = 1_000;
  private static final List<String> PARTS =
      List.of("run_yields", "run_costs", "run_hosts", "run_sites", "run_events");

  /** What may go: no run that is under way, and none of a site's last ones. */
  private static final String FORGETTABLE =
      """
       from runs where state <> 'RUNNING' and (started < :before or id <= :last)
        and id not in (
          select run from (
            select run, row_number() over (partition by site order by run desc) as place
            from run_sites) s
          where place <= :always)
      """;

  private final Database database;

  OldRuns(Database database) {
    this.database = database;
  }

  /** How many runs {@link #forget} would forget. */
  public long count(Optional<Instant> before, Optional<Long> most) {
    return database.inTransaction(
        "counting old runs",
        handle ->
            handle
                .createQuery("select count(*)" + FORGETTABLE)
                .bind("before", Instants.toColumn(before.orElse(Instant.EPOCH)))
                .bind("last", last(handle, "runs", most))
                .bind("always", ALWAYS)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Forgets runs with all that is known of them, and times missed and troubles ended before.
   *
   * @param before those that began earlier go
   * @param most of more than so many the oldest go
   * @return how many
   */
  public long forget(Optional<Instant> before, Optional<Long> most) {
    List<Long> runs =
        database.inTransaction(
            "looking for old runs",
            handle ->
                handle
                    .createQuery("select id" + FORGETTABLE + " order by id")
                    .bind("before", Instants.toColumn(before.orElse(Instant.EPOCH)))
                    .bind("last", last(handle, "runs", most))
                    .bind("always", ALWAYS)
                    .mapTo(Long.class)
                    .list());
    for (int i = 0; i < runs.size(); i += BATCH) {
      forget(runs.subList(i, Math.min(runs.size(), i + BATCH)));
    }
    before.ifPresent(this::forgetWhatIsOver);
    return runs.size();
  }

  private void forget(List<Long> runs) {
    database.inTransaction(
        "forgetting old runs",
        handle -> {
          for (String part : PARTS) {
            delete(handle, part, "run", runs);
          }
          return delete(handle, "runs", "id", runs);
        });
  }

  private void forgetWhatIsOver(Instant before) {
    database.inTransaction(
        "forgetting what is over",
        handle -> {
          handle.execute("delete from missed_times where noticed < ?", Instants.toColumn(before));
          return handle.execute("delete from troubles where ended < ?", Instants.toColumn(before));
        });
  }

  private static int delete(Handle handle, String table, String column, List<Long> runs) {
    return handle
        .createUpdate("delete from " + table + " where " + column + " = any(:runs)")
        .bindArray("runs", Long.class, runs)
        .execute();
  }

  /** How many events {@link #forgetEvents} would forget. */
  public long countEvents(Optional<Instant> before, Optional<Long> most) {
    return database.inTransaction(
        "counting old events",
        handle ->
            handle
                .createQuery("select count(*) from run_events where id <= :last")
                .bind("last", lastEvent(handle, before, most))
                .mapTo(Long.class)
                .one());
  }

  /**
   * Forgets events of runs.
   *
   * @param before those that happened earlier go
   * @param most of more than so many the oldest go
   * @return how many
   */
  public long forgetEvents(Optional<Instant> before, Optional<Long> most) {
    long last =
        database.inTransaction("looking for old events", handle -> lastEvent(handle, before, most));
    long forgotten = 0;
    int batch;
    do {
      batch =
          database.inTransaction(
              "forgetting old events",
              handle ->
                  handle
                      .createUpdate(
                          """
                          delete from run_events where id in (
                            select id from run_events where id <= :last order by id limit :batch)
                          """)
                      .bind("last", last)
                      .bind("batch", BATCH)
                      .execute());
      forgotten += batch;
    } while (batch == BATCH);
    return forgotten;
  }

  /** Events are numbered as they happen. */
  private static long lastEvent(Handle handle, Optional<Instant> before, Optional<Long> most) {
    long byAge =
        handle
            .createQuery("select coalesce(max(id), 0) from run_events where happened < :before")
            .bind("before", Instants.toColumn(before.orElse(Instant.EPOCH)))
            .mapTo(Long.class)
            .one();
    return Math.max(byAge, last(handle, "run_events", most));
  }

  /** The last row that goes where only so many are kept. */
  private static long last(Handle handle, String table, Optional<Long> most) {
    return most.flatMap(
            kept ->
                handle
                    .createQuery(
                        "select id from " + table + " order by id desc limit 1 offset :kept")
                    .bind("kept", kept)
                    .mapTo(Long.class)
                    .findOne())
        .orElse(0L);
  }
}
