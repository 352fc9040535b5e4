package dev.broadsheet.console;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the pages show, and where they get it.
 *
 * @param adapters as they are now
 * @param schedules as their files are now
 * @param board what this process crawls
 * @param disk what lies on it
 * @param isServing whether this process runs the schedules
 */
public record Newsroom(
    Store store,
    Supplier<Adapters> adapters,
    Supplier<Schedules> schedules,
    LiveBoard board,
    Supplier<Disk> disk,
    boolean isServing,
    Clock clock) {
  public Newsroom {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(adapters, "adapters");
    Objects.requireNonNull(schedules, "schedules");
    Objects.requireNonNull(board, "board");
    Objects.requireNonNull(disk, "disk");
    Objects.requireNonNull(clock, "clock");
  }

  /**
   * What the data folder takes of its disk, in bytes.
   *
   * @param free what is left there
   */
  public record Disk(long database, long archive, long free) {}
}
