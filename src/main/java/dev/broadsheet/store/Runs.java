package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs with their counts and events. Thread-safe. */
public final class Runs {
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_RULE = 500;

  private final Database database;
  private final Processes processes;
  private final Clock clock;

  Runs(Database database, Processes processes, Clock clock) {
    this.database = database;
    this.processes = processes;
    this.clock = clock;
  }

  /**
   * Begins a run. Runs whose process died without ending them are marked as interrupted.
   *
   * @param kind {@code crawl}, {@code ingest}, {@code reextract}, {@code rebuild}
   * @param schedule the schedule that started it, if one did
   * @return the run's id
   */
  public long start(String kind, Optional<String> schedule, List<String> sites) {
    return database.inTransaction(
        "starting a run",
        handle -> {
          markInterrupted(handle);
          long run =
              handle
                  .createUpdate(
                      """
                      insert into runs (kind, schedule, process, started, state)
                      values (:kind, :schedule, :process, :started, 'RUNNING')
                      """)
                  .bind("kind", kind)
                  .bind("schedule", schedule.orElse(null))
                  .bind("process", processes.mine())
                  .bind("started", Instants.toColumn(clock.instant()))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          sites.stream().distinct().forEach(s -> insert(handle, run, s, SiteCounts.NONE));
          return run;
        });
  }

  private void markInterrupted(Handle handle) {
    handle
        .createQuery("select id, process from runs where state = 'RUNNING' for update")
        .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
        .list()
        .stream()
        .filter(r -> processes.of(handle, r.getValue()) == Processes.Life.DEAD)
        .forEach(
            r -> handle.execute("update runs set state = 'INTERRUPTED' where id = ?", r.getKey()));
  }

  /** Sets what the run has done on a site so far, and what it asked of hosts for that. */
  public void counts(long run, String site, SiteCounts counts, List<HostCost> hosts) {
    database.inTransaction(
        "counting a run",
        handle -> {
          handle.execute("delete from run_sites where run = ? and site = ?", run, site);
          handle.execute("delete from run_costs where run = ? and site = ?", run, site);
          handle.execute(
              "insert into run_costs (run, site, withdrawn, bytes) values (?, ?, ?, ?)",
              run,
              site,
              counts.withdrawn(),
              counts.bytes());
          insertHosts(handle, run, site, hosts);
          return insert(handle, run, site, counts);
        });
  }

  private static void insertHosts(Handle handle, long run, String site, List<HostCost> hosts) {
    handle.execute("delete from run_hosts where run = ? and site = ?", run, site);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into run_hosts
              (run, site, host, requests, waited_millis, answered_millis, bytes)
            values (:run, :site, :host, :requests, :waited, :answered, :bytes)
            """);
    for (HostCost cost : hosts) {
      batch
          .bind("run", run)
          .bind("site", site)
          .bind("host", cost.host())
          .bind("requests", cost.requests())
          .bind("waited", cost.waited().toMillis())
          .bind("answered", cost.answered().toMillis())
          .bind("bytes", cost.bytes())
          .add();
    }
    Batches.execute(batch);
  }

  private static int insert(Handle handle, long run, String site, SiteCounts counts) {
    return handle.execute(
        """
        insert into run_sites
          (run, site, found, stored, updated, unchanged, duplicates, kept, skipped, failed, millis)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        run,
        site,
        counts.found(),
        counts.stored(),
        counts.updated(),
        counts.unchanged(),
        counts.duplicates(),
        counts.kept(),
        counts.skipped(),
        counts.failed(),
        counts.millis());
  }

  /** Adds events; long messages are cut. */
  public void events(long run, List<RunEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    database.inTransaction(
        "writing events",
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into run_events (run, happened, site, url, kind, message)
                  values (:run, :happened, :site, :url, :kind, :message)
                  """);
          for (RunEvent event : events) {
            batch
                .bind("run", run)
                .bind("happened", Instants.toColumn(event.at()))
                .bind("site", event.site().orElse(null))
                .bind("url", event.url().map(URI::toString).orElse(null))
                .bind("kind", event.kind())
                .bind("message", Cut.to(event.message(), MAX_MESSAGE))
                .add();
          }
          return batch.execute();
        });
  }

  /** Adds to what each rule yielded. */
  public void yields(long run, List<FieldYield> yields) {
    database.inTransaction(
        "counting what rules yield",
        handle -> {
          for (FieldYield yield : yields) {
            add(handle, run, yield);
          }
          return yields.size();
        });
  }

  private static void add(Handle handle, long run, FieldYield yield) {
    String rule = Cut.to(yield.rule(), MAX_RULE);
    int known =
        handle.execute(
            """
            update run_yields set articles = articles + ?
            where run = ? and site = ? and field = ? and rule = ?
            """,
            yield.count(),
            run,
            yield.site(),
            yield.field().key(),
            rule);
    if (known == 0) {
      handle.execute(
          "insert into run_yields (run, site, field, rule, articles) values (?, ?, ?, ?, ?)",
          run,
          yield.site(),
          yield.field().key(),
          rule,
          yield.count());
    }
  }

  /** Ends a run, in any state but {@link Run.State#RUNNING}. */
  public void finish(long run, Run.State state) {
    database.inTransaction(
        "ending a run",
        handle -> {
          // one that has just gone on with a dead process's sites was begun before it was known
          markInterrupted(handle);
          return handle.execute(
              "update runs set state = ?, finished = ? where id = ?",
              state.name(),
              Instants.toColumn(clock.instant()),
              run);
        });
  }

  /** The runs in progress, the newest first. */
  public List<Run> running() {
    return database.inTransaction(
        "reading runs",
        handle ->
            read(
                handle,
                handle
                    .createQuery("select id, process from runs where state = 'RUNNING'")
                    .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                    .list()
                    .stream()
                    .filter(r -> processes.of(handle, r.getValue()) != Processes.Life.DEAD)
                    .map(Map.Entry::getKey)
                    .toList()));
  }

  public Optional<Run> find(long run) {
    return database.inTransaction(
        "reading a run", handle -> read(handle, List.of(run)).stream().findFirst());
  }

  /** The last run that dealt with a site at a time. */
  public Optional<Long> at(String site, Instant time) {
    return database.inTransaction(
        "reading runs",
        handle ->
            handle
                .createQuery(
                    """
                    select r.id from runs r join run_sites s on s.run = r.id
                    where s.site = :site and r.started <= :time
                      and (r.finished is null or r.finished >= :time)
                    order by r.id desc limit 1
                    """)
                .bind("site", site)
                .bind("time", Instants.toColumn(time))
                .mapTo(Long.class)
                .findOne());
  }

  /** Those of these ids that there are, the newest first. */
  static List<Run> read(Handle handle, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<String, SiteCounts>> sites = new HashMap<>();
    handle
        .createQuery(
            "select s.*, coalesce(c.withdrawn, 0) as withdrawn, coalesce(c.bytes, 0) as bytes"
                + " from run_sites s"
                + " left join run_costs c on c.run = s.run and c.site = s.site"
                + " where s.run = any(:ids)")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> Map.entry(row.getLong("run"), site(row)))
        .forEach(
            e ->
                sites
                    .computeIfAbsent(e.getKey(), r -> new HashMap<>())
                    .put(e.getValue().getKey(), e.getValue().getValue()));
    return handle
        .createQuery("select * from runs where id = any(:ids) order by id desc")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> run(row, sites.getOrDefault(row.getLong("id"), Map.of())))
        .list();
  }

  private static Map.Entry<String, SiteCounts> site(ResultSet row) throws SQLException {
    return Map.entry(row.getString("site"), counts(row));
  }

  static SiteCounts counts(ResultSet row) throws SQLException {
    return new SiteCounts(
        row.getInt("found"),
        row.getInt("stored"),
        row.getInt("updated"),
        row.getInt("unchanged"),
        row.getInt("duplicates"),
        row.getInt("kept"),
        row.getInt("skipped"),
        row.getInt("failed"),
        row.getInt("withdrawn"),
        row.getLong("bytes"),
        row.getLong("millis"));
  }

  private static Run run(ResultSet row, Map<String, SiteCounts> sites) throws SQLException {
    return new Run(
        row.getLong("id"),
        row.getString("kind"),
        Optional.ofNullable(row.getString("schedule")),
        Instants.of(row, "started"),
        Instants.find(row, "finished"),
        Run.State.valueOf(row.getString("state")),
        sites);
  }

  /** A run's events in the order of their adding. */
  public List<RunEvent> events(long run) {
    return database.inTransaction(
        "reading events",
        handle ->
            handle
                .createQuery("select * from run_events where run = :run order by id")
                .bind("run", run)
                .map((row, context) -> RunHistory.event(row))
                .list());
  }

  /** What each rule yielded, by site and field, the most first. */
  public List<FieldYield> yields(long run) {
    return database.inTransaction(
        "reading what rules yielded",
        handle ->
            handle
                .createQuery(
                    """
                    select site, field, rule, articles from run_yields
                    where run = :run order by site, field, articles desc, rule
                    """)
                .bind("run", run)
                .map(
                    (row, context) ->
                        new FieldYield(
                            row.getString("site"),
                            Field.ofKey(row.getString("field")).orElseThrow(),
                            row.getString("rule"),
                            row.getInt("articles")))
                .list());
  }
}
