package dev.broadsheet.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes on any machine that reaches the database: each writes every other second that it is
 * there, by the database's clock. One that has not for a while is dead, or cut off from the
 * database, which comes to the same.
 */
final class Heartbeats implements Processes {
  static final Duration BEAT = Duration.ofSeconds(2);

  /** Shorter than Quartz waits before it begins a dead process's schedules anew. */
  private static final double DOUBTFUL_SECONDS = 7;

  private static final double DEAD_SECONDS = 15;
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  private final Database database;
  private final String mine = UUID.randomUUID().toString();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());
  private volatile boolean heard = true;

  Heartbeats(Database database) {
    this.database = database;
    database.inTransaction(
        "naming this process",
        handle -> {
          handle.execute("delete from processes where seen < current_timestamp - interval '1 day'");
          return enter(handle);
        });
    ScheduledFuture<?> _ =
        heart.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      database.inTransaction(
          "telling that this process lives",
          handle -> {
            int known =
                handle.execute(
                    "update processes set seen = clock_timestamp() where name = ?", mine);
            return known == 1 ? known : enter(handle);
          });
      heard = true;
    } catch (StoreException e) {
      heard = false;
      LOG.warn(e.getMessage());
    }
  }

  private int enter(Handle handle) {
    return handle.execute("insert into processes (name, seen) values (?, clock_timestamp())", mine);
  }

  @Override
  public String mine() {
    return mine;
  }

  @Override
  public Life of(Handle handle, String process) {
    Optional<Double> silence =
        handle
            .createQuery(
                """
                select extract(epoch from clock_timestamp() - seen) from processes
                where name = :name
                """)
            .bind("name", process)
            .mapTo(Double.class)
            .findOne();
    if (silence.isEmpty() || silence.get() > DEAD_SECONDS) {
      return Life.DEAD;
    }
    return silence.get() > DOUBTFUL_SECONDS ? Life.DOUBTFUL : Life.ALIVE;
  }

  @Override
  public Instant now(Handle handle) {
    return handle
        .createQuery("select clock_timestamp()")
        .mapTo(OffsetDateTime.class)
        .one()
        .toInstant();
  }

  @Override
  public void close() {
    if (!heard) {
      heart.shutdownNow(); // whom nobody hears takes no leave
      return;
    }
    heart.close();
    try {
      database.inTransaction(
          "taking leave", handle -> handle.execute("delete from processes where name = ?", mine));
    } catch (StoreException e) {
      LOG.warn(e.getMessage()); // the others will notice
    }
  }
}
