package dev.broadsheet.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs of the past and what they met, a page at a time. Thread-safe. */
public final class RunHistory {
  private final Database database;

  RunHistory(Database database) {
    this.database = database;
  }

  /**
   * Some events of a run.
   *
   * @param events in the order of their adding
   * @param older before which number those stand that come before them; empty: there are none
   */
  public record Events(List<RunEvent> events, Optional<Long> older) {
    public Events {
      events = List.copyOf(events);
    }
  }

  /** That a page failed in a run. */
  public record Failure(long run, RunEvent event) {
    public Failure {
      Objects.requireNonNull(event, "event");
    }
  }

  /**
   * Runs, the newest first.
   *
   * @param before the run after which the page begins; empty: with the newest
   * @param most of one page
   */
  public List<Run> runs(RunFilter filter, Optional<Long> before, int most) {
    return database.inTransaction(
        "reading runs",
        handle ->
            Runs.read(
                handle,
                handle
                    .createQuery(
                        """
                        select id from runs
                        where id < :before
                          and (cast(:kind as varchar) is null or kind = :kind)
                          and (cast(:schedule as varchar) is null or schedule = :schedule)
                          and (cast(:state as varchar) is null or state = :state)
                        order by id desc limit :most
                        """)
                    .bind("before", before.orElse(Long.MAX_VALUE))
                    .bind("kind", filter.kind().orElse(null))
                    .bind("schedule", filter.schedule().orElse(null))
                    .bind("state", filter.state().map(Enum::name).orElse(null))
                    .bind("most", most)
                    .mapTo(Long.class)
                    .list()));
  }

  /** What a run asked of each host, the one with the most requests first. */
  public List<HostCost> hosts(long run) {
    return database.inTransaction(
        "reading what a run cost",
        handle ->
            handle
                .createQuery(
                    """
                    select host, sum(requests) as requests, sum(waited_millis) as waited,
                      sum(answered_millis) as answered, sum(bytes) as bytes
                    from run_hosts where run = :run
                    group by host order by requests desc, host
                    """)
                .bind("run", run)
                .map(
                    (row, context) ->
                        new HostCost(
                            row.getString("host"),
                            row.getInt("requests"),
                            Duration.ofMillis(row.getLong("waited")),
                            Duration.ofMillis(row.getLong("answered")),
                            row.getLong("bytes")))
                .list());
  }

  /** The kinds of the runs that are kept. */
  public List<String> kinds() {
    return different("kind");
  }

  /** The schedules whose runs are kept. */
  public List<String> schedules() {
    return different("schedule");
  }

  private List<String> different(String column) {
    return database.inTransaction(
        "reading what runs there are",
        handle ->
            handle
                .createQuery("select distinct <c> from runs where <c> is not null order by <c>")
                .define("c", column)
                .mapTo(String.class)
                .list());
  }

  /**
   * The last events of a run.
   *
   * @param before the number of an event; those from it on are left out
   */
  public Events events(long run, Optional<Long> before, int most) {
    List<Map.Entry<Long, RunEvent>> found =
        new ArrayList<>(
            database.inTransaction(
                "reading events",
                handle ->
                    handle
                        .createQuery(
                            """
                            select * from run_events where run = :run and id < :before
                            order by id desc limit :most
                            """)
                        .bind("run", run)
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("most", most + 1)
                        .map((row, context) -> Map.entry(row.getLong("id"), event(row)))
                        .list()));
    boolean hasOlder = found.size() > most;
    List<Map.Entry<Long, RunEvent>> shown =
        new ArrayList<>(hasOlder ? found.subList(0, most) : found);
    Collections.reverse(shown);
    return new Events(
        shown.stream().map(Map.Entry::getValue).toList(),
        hasOlder ? Optional.of(shown.getFirst().getKey()) : Optional.empty());
  }

  /** The first events of a kind in a run. */
  public List<RunEvent> events(long run, String kind, int most) {
    return database.inTransaction(
        "reading events",
        handle ->
            handle
                .createQuery(
                    """
                    select * from run_events where run = :run and kind = :kind
                    order by id limit :most
                    """)
                .bind("run", run)
                .bind("kind", kind)
                .bind("most", most)
                .map((row, context) -> event(row))
                .list());
  }

  /**
   * Pages of sites that failed, the last first.
   *
   * @param run empty: in all that began since
   * @param site empty: of all
   */
  public List<Failure> failures(
      Optional<Long> run, Optional<String> site, Instant since, int most) {
    return database.inTransaction(
        "reading failures",
        handle ->
            handle
                .createQuery(
                    """
                    select e.* from run_events e join runs r on r.id = e.run
                    where e.kind = 'failed' and e.site is not null and <where>
                    order by e.id desc limit :most
                    """)
                .define(
                    "where",
                    (run.isPresent() ? "r.id = :run" : "r.started >= :since")
                        + (site.isPresent() ? " and e.site = :site" : ""))
                .bind("run", run.orElse(0L))
                .bind("site", site.orElse(""))
                .bind("since", Instants.toColumn(since))
                .bind("most", most)
                .map((row, context) -> new Failure(row.getLong("run"), event(row)))
                .list());
  }

  static RunEvent event(ResultSet row) throws SQLException {
    return new RunEvent(
        Instants.of(row, "happened"),
        Optional.ofNullable(row.getString("site")),
        Optional.ofNullable(row.getString("url")).map(URI::create),
        row.getString("kind"),
        row.getString("message"));
  }
}
