package dev.broadsheet.app;

import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreException;
import dev.broadsheet.store.Trouble;
import dev.broadsheet.store.Waking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a minute, while schedules run, after what no run looks after: how much is left on the
 * disk, and what could not be told yet. Knows what is wrong with the service. Thread-safe.
 */
public final class Patrol implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);

  private final Store store;
  private final Path data;
  private final Supplier<Watchman> watchman;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param watchman as the settings are now
   */
  Patrol(Store store, Path data, Supplier<Watchman> watchman, Clock clock) {
    this.store = store;
    this.data = data;
    this.watchman = watchman;
    this.clock = clock;
  }

  static Patrol start(Store store, Path data, Supplier<Watchman> watchman, Clock clock) {
    Patrol patrol = new Patrol(store, data, watchman, clock);
    Thread.ofVirtual().name("patrol").start(patrol::goOn);
    return patrol;
  }

  private void goOn() {
    try {
      do {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.warn("The service could not be looked after: {}", e.getMessage());
        }
      } while (!closed.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    Watchman now = watchman.get();
    now.disk(data, freeBytes());
    now.tell();
  }

  /** What is left on the disk of the data folder. */
  public long freeBytes() {
    return freeBytes(data);
  }

  static long freeBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the disk of " + folder + " can't be asked: " + e, e);
    }
  }

  /** The troubles that last, of sites too. */
  public List<Trouble> troubles() {
    return store.troubles().open();
  }

  /** The schedules whose time has passed without a run, but for those that are paused. */
  public List<Waking> late() {
    Set<String> paused = store.pauses().all().keySet();
    return store.wakings().stream()
        .filter(w -> !paused.contains(w.schedule()) && w.isLate(clock.instant()))
        .toList();
  }

  /** What is wrong with the service itself, a line each; what is wrong with sites is not. */
  public List<String> problems() {
    try {
      return Stream.concat(
              troubles().stream().filter(Patrol::isOfTheService).map(Trouble::words),
              late().stream().map(w -> "schedule " + w.schedule() + " is late since " + w.at()))
          .toList();
    } catch (StoreException e) {
      return List.of("the database can't be used: " + e.getMessage());
    }
  }

  private static boolean isOfTheService(Trouble trouble) {
    return switch (trouble.kind()) {
      case RUN_FAILED, DISK_SHORT -> true;
      case SITE_FAILING, NOTHING_NEW, CANARY_FAILED -> false;
    };
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
