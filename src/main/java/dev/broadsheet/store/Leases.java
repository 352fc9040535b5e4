package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which addresses of the frontier are in somebody's hands, and until when. */
final class Leases {
  /** Among a million addresses what is in hand is looked for up to this time only. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Clock clock;

  Leases(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes addresses that are due.
   *
   * @param lease a day at most
   */
  List<Due> take(Handle handle, String site, int max, Duration lease) {
    if (lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("lease must be a day at most, found " + lease);
    }
    List<Waiting> waiting = waiting(handle, site, max);
    List<Due> taken = lease(handle, waiting, lease);
    while (taken.isEmpty() && !waiting.isEmpty()) {
      // all of them were taken by others meanwhile
      waiting = waiting(handle, site, max);
      taken = lease(handle, waiting, lease);
    }
    return taken;
  }

  /** A row that may be taken, and the time by which it is known whether it still may. */
  private record Waiting(
      String id,
      Link link,
      int attempts,
      int outages,
      Optional<String> reason,
      boolean isNew,
      OffsetDateTime time) {
    Due due(Map<String, Visit> visits) {
      return new Due(link, attempts, outages, reason, Optional.ofNullable(visits.get(id)));
    }
  }

  private List<Waiting> waiting(Handle handle, String site, int max) {
    // H2 reads and sorts all rows, not the first of the index, if "for update" is asked for
    return handle
        .createQuery(
            """
            select id, url, title, told_date, tags, source, state, attempts, outages, reason, due
            from frontier
            where site = :site and due <= :now
            order by site, due, seq
            limit :max
            """)
        .bind("site", site)
        .bind("now", now())
        .bind("max", max)
        .map(
            (row, context) ->
                new Waiting(
                    row.getString("id"),
                    link(row),
                    row.getInt("attempts"),
                    row.getInt("outages"),
                    Optional.ofNullable(row.getString("reason")),
                    row.getString("state").equals(UrlState.NEW.name()),
                    row.getObject("due", OffsetDateTime.class)))
        .list();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        URI.create(row.getString("url")),
        Optional.ofNullable(row.getString("title")),
        Optional.ofNullable(row.getString("told_date")),
        Json.list(row.getString("tags")),
        row.getString("source"));
  }

  private List<Due> lease(Handle handle, List<Waiting> waiting, Duration lease) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update frontier set state = 'LEASED', due = :end where id = :id and due = :time");
    for (Waiting row : waiting) {
      batch
          .bind("end", Instants.toColumn(clock.instant().plus(lease)))
          .bind("id", row.id())
          .bind("time", row.time())
          .add();
    }
    int[] won = batch.execute();
    List<Waiting> mine =
        IntStream.range(0, won.length).filter(i -> won[i] == 1).mapToObj(waiting::get).toList();
    Map<String, Visit> visits =
        Visits.of(handle, mine.stream().filter(row -> !row.isNew()).map(Waiting::id).toList());
    return mine.stream().map(row -> row.due(visits)).toList();
  }

  /** What was leased is due at once, as what it was before. */
  void free(Handle handle, String site) {
    handle
        .createUpdate(
            """
            update frontier
            set due = :now,
              state = case
                when attempts + outages > 0 then 'FAILED'
                when exists (select 1 from visits v where v.id = frontier.id) then 'DUE_AGAIN'
                else 'NEW'
              end
            where site = :site and state = 'LEASED' and due > :now
            """)
        .bind("now", now())
        .bind("site", site)
        .execute();
  }

  /** When all leases that anybody has taken are over. */
  OffsetDateTime last() {
    return Instants.toColumn(clock.instant().plus(LONGEST));
  }

  private OffsetDateTime now() {
    return Instants.toColumn(clock.instant());
  }
}
