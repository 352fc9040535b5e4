package dev.broadsheet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who crawls which site, so that no site overlaps itself, across processes too. Thread-safe. */
public final class SiteLocks {
  private final Database database;
  private final Processes processes;
  private final Frontier frontier;

  SiteLocks(Database database, Processes processes, Frontier frontier) {
    this.database = database;
    this.processes = processes;
    this.frontier = frontier;
  }

  private enum Answer {
    TAKEN,
    REFUSED,
    UNKNOWN
  }

  /**
   * Makes the owner the only one that crawls the site, for the time given; called again by the same
   * owner it prolongs. A lock that has expired, or whose process is dead, is taken over, and the
   * addresses that its holder had taken are free again. Where it is in doubt whether the process
   * lives, waits until that is known: some seconds.
   *
   * @param owner unique to a run
   * @return whether the owner holds the site now
   */
  public boolean tryLock(String site, String owner, Duration lease) {
    Answer answer = ask(site, owner, lease);
    while (answer == Answer.UNKNOWN) {
      try {
        Thread.sleep(Heartbeats.BEAT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      answer = ask(site, owner, lease);
    }
    return answer == Answer.TAKEN;
  }

  private Answer ask(String site, String owner, Duration lease) {
    return database.inTransaction(
        "locking a site",
        handle -> {
          Instant now = processes.now(handle);
          Instant until = now.plus(lease);
          Optional<Holder> holder = holder(handle, site);
          if (holder.isPresent() && holder.get().owner().equals(owner)) {
            return write(handle, site, owner, until) ? Answer.TAKEN : Answer.REFUSED;
          }
          Processes.Life life = holder.map(h -> life(handle, h, now)).orElse(Processes.Life.DEAD);
          return switch (life) {
            case ALIVE -> Answer.REFUSED;
            case DOUBTFUL -> Answer.UNKNOWN;
            case DEAD -> {
              handle.execute("delete from site_locks where site = ?", site);
              handle.execute(
                  "insert into site_locks (site, owner, process, held_until) values (?, ?, ?, ?)",
                  site,
                  owner,
                  processes.mine(),
                  Instants.toColumn(until));
              frontier.free(handle, site);
              yield Answer.TAKEN;
            }
          };
        });
  }

  /** An expired lock is as good as a dead process's. */
  private Processes.Life life(Handle handle, Holder holder, Instant now) {
    return holder.until().isAfter(now)
        ? processes.of(handle, holder.process())
        : Processes.Life.DEAD;
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
