package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up changes of schedule files while schedules run. A file is read when it has been the same
 * at two looks; of one that is broken, the schedule goes on as it was.
 */
public final class ScheduleWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);
  private static final long SECONDS_BETWEEN = 2;

  /** After so many looks alarms are set that could not be set, as when the database was away. */
  private static final int LOOKS_BETWEEN_REPAIRS = 30;

  private final List<Path> folders;
  private final Supplier<Schedules> loader;
  private final ScheduleRunner runner;
  private final Consumer<String> told;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Schedules current;
  private Map<Path, Stamp> taken;
  private Map<Path, Stamp> last;
  private int looks;

  private record Stamp(FileTime modified, long size) {}

  /**
   * @param loader reads the files
   * @param current what the runner runs
   * @param told takes a line about each change and each mistake
   */
  ScheduleWatch(
      List<Path> folders,
      Supplier<Schedules> loader,
      Schedules current,
      ScheduleRunner runner,
      Consumer<String> told) {
    this.folders = List.copyOf(folders);
    this.loader = loader;
    this.current = current;
    this.runner = runner;
    this.told = told;
    this.taken = stamps();
    this.last = taken;
  }

  /** Looks every few seconds, until it is closed. */
  public static ScheduleWatch start(
      List<Path> folders,
      Supplier<Schedules> loader,
      Schedules current,
      ScheduleRunner runner,
      Consumer<String> told) {
    ScheduleWatch watch = new ScheduleWatch(folders, loader, current, runner, told);
    Thread.ofVirtual().name("schedule-watch").start(watch::goOn);
    return watch;
  }

  private void goOn() {
    try {
      while (!closed.await(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.warn("Schedule files could not be looked at: {}", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void look() {
    Map<Path, Stamp> now = stamps();
    boolean isSteady = now.equals(last);
    last = now;
    looks++;
    if (isSteady && !now.equals(taken)) {
      taken = now;
      takeUp(loader.get());
    } else if (looks % LOOKS_BETWEEN_REPAIRS == 0) {
      runner.update(current.all());
    }
  }

  private void takeUp(Schedules read) {
    Schedules next = read.keepingOfBroken(current);
    runner.update(next.all());
    read.mistakes().forEach(m -> told.accept(m.toString()));
    tellChanges(read, next);
    current = next;
  }

  private void tellChanges(Schedules read, Schedules next) {
    for (Schedule schedule : next.all()) {
      Optional<Schedule> before = current.byName(schedule.name());
      if (before.isEmpty()) {
        told.accept("Schedule " + schedule.name() + " is new.");
      } else if (!before.get().equals(schedule)) {
        told.accept("Schedule " + schedule.name() + " was changed.");
      } else if (read.isBroken(schedule.file())) {
        told.accept("Schedule " + schedule.name() + " goes on as it was: its file is broken now.");
      }
    }
    for (Schedule schedule : current.all()) {
      if (next.byName(schedule.name()).isEmpty()) {
        told.accept("Schedule " + schedule.name() + " is gone.");
      }
    }
  }

  /** Every file counts: schedules name others beside them. */
  private Map<Path, Stamp> stamps() {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        stamp(file).ifPresent(stamp -> stamps.put(file, stamp));
      }
    }
    return stamps;
  }

  private static List<Path> files(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(Yaml.shown(folder) + ": " + e, e);
    }
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(read.lastModifiedTime(), read.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(Yaml.shown(file) + ": " + e, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
