package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The durable set of known addresses: what was seen, what is due, what failed and when to try
 * again. An address is known by its canonical URL and belongs to the site that offered it first.
 * Every method is a transaction of its own. Thread-safe.
 */
public final class Frontier {
  private static final int MAX_REASON = 500;

  private final Database database;
  private final Clock clock;

  Frontier(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds the addresses that are not known yet, in the order given.
   *
   * @return how many were new
   */
  public int offer(String site, List<Link> links) {
    if (links.isEmpty()) {
      return 0;
    }
    return database.inTransaction(
        "adding addresses",
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into frontier
                    (id, site, url, title, told_date, tags, source, state, due, attempts)
                  values (:id, :site, :url, :title, :date, :tags, :source, 'NEW', :due, 0)
                  on conflict do nothing
                  """);
          for (Link link : links) {
            batch
                .bind("id", Article.idOf(link.url()))
                .bind("site", site)
                .bind("url", link.url().toString())
                .bind("title", link.title().orElse(null))
                .bind("date", link.date().orElse(null))
                .bind("tags", Json.list(link.tags()))
                .bind("source", link.source())
                .bind("due", now())
                .add();
          }
          return Arrays.stream(batch.execute()).sum();
        });
  }

  /**
   * Takes addresses that are due, the longest due first; new ones in the order of their offering.
   * Nobody else gets them until the lease ends.
   */
  public List<Due> take(String site, int max, Duration lease) {
    return database.inTransaction(
        "taking addresses",
        handle -> {
          List<Waiting> waiting = waiting(handle, site, max);
          List<Due> taken = lease(handle, waiting, lease);
          while (taken.isEmpty() && !waiting.isEmpty()) {
            // all of them were taken by others meanwhile
            waiting = waiting(handle, site, max);
            taken = lease(handle, waiting, lease);
          }
          return taken;
        });
  }

  /** A row that may be taken, and the time by which it is known whether it still may. */
  private record Waiting(Due due, OffsetDateTime time) {}

  private List<Waiting> waiting(Handle handle, String site, int max) {
    // H2 reads and sorts all rows, not the first of the index, if "for update" is asked for
    return handle
        .createQuery(
            """
            select url, title, told_date, tags, source, attempts, due
            from frontier
            where site = :site and due <= :now
            order by site, due, seq
            limit :max
            """)
        .bind("site", site)
        .bind("now", now())
        .bind("max", max)
        .map((row, context) -> new Waiting(due(row), row.getObject("due", OffsetDateTime.class)))
        .list();
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
          .bind("id", Article.idOf(row.due().url()))
          .bind("time", row.time())
          .add();
    }
    int[] won = batch.execute();
    return IntStream.range(0, won.length)
        .filter(i -> won[i] == 1)
        .mapToObj(i -> waiting.get(i).due())
        .toList();
  }

  private static Due due(ResultSet row) throws SQLException {
    Link link =
        new Link(
            URI.create(row.getString("url")),
            Optional.ofNullable(row.getString("title")),
            Optional.ofNullable(row.getString("told_date")),
            Json.list(row.getString("tags")),
            row.getString("source"));
    return new Due(link, row.getInt("attempts"));
  }

  /** The address was fetched and need not be looked at again. */
  public void done(URI url) {
    settle(url, UrlState.DONE, null, null, 0);
  }

  /** The address was fetched and is looked at again at the time given, if there is one. */
  public void done(URI url, Optional<Instant> dueAgain) {
    settle(
        url,
        dueAgain.isPresent() ? UrlState.DUE_AGAIN : UrlState.DONE,
        dueAgain.orElse(null),
        null,
        0);
  }

  /** The address failed; it is due again at the time given. */
  public void failed(URI url, String reason, Instant nextTry) {
    settle(url, UrlState.FAILED, nextTry, reason, 1);
  }

  /** The address failed for good. */
  public void gone(URI url, String reason) {
    settle(url, UrlState.GONE, null, reason, 1);
  }

  /** The address is left out for good. */
  public void skipped(URI url, String reason) {
    settle(url, UrlState.SKIPPED, null, reason, 0);
  }

  /**
   * @param failures 1 for one more, 0 for none left
   */
  private void settle(
      URI url, UrlState state, @Nullable Instant due, @Nullable String reason, int failures) {
    database.inTransaction(
        "settling an address",
        handle ->
            handle
                .createUpdate(
                    """
                    update frontier
                    set state = :state, due = :due, reason = :reason,
                      attempts = (attempts + 1) * :failures
                    where id = :id
                    """)
                .bind("state", state.name())
                .bind("due", due == null ? null : Instants.toColumn(due))
                .bind("reason", reason == null ? null : Cut.to(reason, MAX_REASON))
                .bind("failures", failures)
                .bind("id", Article.idOf(url))
                .execute());
  }

  /** How many addresses of the site stand where; states without any are left out. */
  public Map<UrlState, Long> counts(String site) {
    return database.inTransaction(
        "counting addresses",
        handle -> {
          Map<UrlState, Long> counts = new EnumMap<>(UrlState.class);
          handle
              .createQuery(
                  "select state, count(*) as urls from frontier where site = :site group by state")
              .bind("site", site)
              .map((row, context) -> Map.entry(UrlState.valueOf(row.getString(1)), row.getLong(2)))
              .forEach(e -> counts.put(e.getKey(), e.getValue()));
          return counts;
        });
  }

  /** How many addresses of the site are due by now. */
  public int due(String site) {
    return database.inTransaction(
        "counting due addresses",
        handle ->
            handle
                .createQuery("select count(*) from frontier where site = :site and due <= :now")
                .bind("site", site)
                .bind("now", now())
                .mapTo(Integer.class)
                .one());
  }

  /** Every address of the site that was fetched is due again at once. */
  public void recall(String site) {
    database.inTransaction(
        "recalling addresses",
        handle ->
            handle
                .createUpdate(
                    """
                    update frontier set state = 'DUE_AGAIN', due = :now
                    where site = :site and state in ('DONE', 'DUE_AGAIN')
                    """)
                .bind("now", now())
                .bind("site", site)
                .execute());
  }

  /** When the next address of the site is due; it may be past. */
  public Optional<Instant> nextDue(String site) {
    return database.inTransaction(
        "looking for the next address",
        handle ->
            handle
                .createQuery(
                    """
                    select due from frontier
                    where site = :site and due is not null
                    order by site, due, seq
                    limit 1
                    """)
                .bind("site", site)
                .map((row, context) -> Instants.of(row, "due"))
                .findOne());
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

  /**
   * Makes the owner the only one that crawls the site, until the time given; called again by the
   * same owner it prolongs. A lock that has expired, or whose process is dead, is taken over, and
   * the addresses that its holder had taken are free again.
   *
   * @param owner unique to a run
   * @return whether the owner holds the site now
   */
  public boolean tryLockSite(String site, String owner, Instant until) {
    return database.inTransaction(
        "locking a site",
        handle -> {
          Optional<Holder> holder = holder(handle, site);
          if (holder.isPresent() && holder.get().owner().equals(owner)) {
            return write(handle, site, owner, until);
          }
          if (holder.isPresent()
              && holder.get().until().isAfter(clock.instant())
              && !ProcessMark.isDead(holder.get().process())) {
            return false;
          }
          holder.ifPresent(h -> handle.execute("delete from site_locks where site = ?", site));
          handle.execute(
              "insert into site_locks (site, owner, process, held_until) values (?, ?, ?, ?)",
              site,
              owner,
              ProcessMark.mine(),
              Instants.toColumn(until));
          free(handle, site);
          return true;
        });
  }

  private static boolean write(Handle handle, String site, String owner, Instant until) {
    return handle.execute(
            "update site_locks set held_until = ? where site = ? and owner = ?",
            Instants.toColumn(until),
            site,
            owner)
        == 1;
  }

  /** Gives the site up, if the owner holds it; addresses still taken are free again. */
  public void unlockSite(String site, String owner) {
    database.inTransaction(
        "unlocking a site",
        handle -> {
          int held =
              handle.execute("delete from site_locks where site = ? and owner = ?", site, owner);
          if (held == 1) {
            free(handle, site);
          }
          return held;
        });
  }

  private record Holder(String owner, String process, Instant until) {}

  private static Optional<Holder> holder(Handle handle, String site) {
    return handle
        .createQuery(
            "select owner, process, held_until from site_locks where site = :site for update")
        .bind("site", site)
        .map(
            (row, context) ->
                new Holder(
                    row.getString("owner"),
                    row.getString("process"),
                    Instants.of(row, "held_until")))
        .findOne();
  }

  /** What was leased is due at once. */
  private void free(Handle handle, String site) {
    handle
        .createUpdate(
            """
            update frontier set state = 'NEW', due = :now
            where site = :site and state = 'LEASED' and due > :now
            """)
        .bind("now", now())
        .bind("site", site)
        .execute();
  }

  private OffsetDateTime now() {
    return Instants.toColumn(clock.instant());
  }
}
