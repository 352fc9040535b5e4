package dev.broadsheet.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who crawls which site, so that no site overlaps itself, across processes too. Thread-safe. */
public final class SiteLocks {
  private final Database database;
  private final Frontier frontier;
  private final Clock clock;

  SiteLocks(Database database, Frontier frontier, Clock clock) {
    this.database = database;
    this.frontier = frontier;
    this.clock = clock;
  }

  /**
   * Makes the owner the only one that crawls the site, until the time given; called again by the
   * same owner it prolongs. A lock that has expired, or whose process is dead, is taken over, and
   * the addresses that its holder had taken are free again.
   *
   * @param owner unique to a run
   * @return whether the owner holds the site now
   */
  public boolean tryLock(String site, String owner, Instant until) {
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
          frontier.free(handle, site);
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
  public void unlock(String site, String owner) {
    database.inTransaction(
        "unlocking a site",
        handle -> {
          int held =
              handle.execute("delete from site_locks where site = ? and owner = ?", site, owner);
          if (held == 1) {
            frontier.free(handle, site);
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
}
