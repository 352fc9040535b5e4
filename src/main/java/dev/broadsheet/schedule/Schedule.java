package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Budget;
import dev.broadsheet.notify.Notifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which sites are crawled when, within what limits, and what is exported afterwards.
 *
 * @param name unique; the file's name without its ending where the file gives none
 * @param enabled whether its times count; it can be run by hand either way
 * @param jitter each run starts a random while after its time, shorter than this (default none)
 * @param priority of schedules whose time comes at once the higher one begins first (1 to 10,
 *     default 5)
 * @param task what is done with the sites
 * @param tell who is told of its troubles, beside the operator
 * @param file where it was read
 */
public record Schedule(
    String name,
    boolean enabled,
    Timetable times,
    Choice sites,
    Duration jitter,
    Misfire misfire,
    int priority,
    Limits limits,
    Optional<Backfill> backfill,
    Optional<Export> export,
    List<Notifier> tell,
    Task task,
    Path file) {
  public static final int USUAL_PRIORITY = 5;

  /**
   * When a run takes no further page in hand; what is not bounded has the crawl's own bounds.
   *
   * @param site what is taken of each site
   * @param run what is taken of all of them together
   */
  public record Limits(Budget site, Budget run) {
    public static final Limits NONE = new Limits(Budget.UNBOUNDED, Budget.UNBOUNDED);

    public Limits {
      Objects.requireNonNull(site, "site");
      Objects.requireNonNull(run, "run");
    }
  }

  /**
   * A range of days that each run takes some more of, after what is new.
   *
   * @param to included; empty: today
   * @param site what a run takes of each site for it
   */
  public record Backfill(LocalDate from, Optional<LocalDate> to, Budget site) {
    public Backfill {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(site, "site");
      if (to.filter(from::isAfter).isPresent()) {
        throw new IllegalArgumentException("from must not be after to, found " + from);
      }
    }
  }

  /** What is written when a run is through. */
  public sealed interface Export {

    /**
     * The articles of the schedule's sites.
     *
     * @param format by the name that {@code export --format} knows
     * @param options of the format, by name
     * @param out replaced as a whole; relative to the working folder
     */
    record ToFile(String format, Map<String, String> options, Path out) implements Export {
      public ToFile {
        Objects.requireNonNull(format, "format");
        options = Map.copyOf(options);
        Objects.requireNonNull(out, "out");
      }

      @Override
      public String toString() {
        return out.toString();
      }
    }

    /** A corpus by the name of its plan, brought up to date. */
    record OfCorpus(String name) implements Export {
      public OfCorpus {
        Objects.requireNonNull(name, "name");
      }

      @Override
      public String toString() {
        return "corpus " + name;
      }
    }
  }

  public Schedule {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(sites, "sites");
    if (jitter.isNegative()) {
      throw new IllegalArgumentException("jitter must not be negative, found " + jitter);
    }
    Objects.requireNonNull(misfire, "misfire");
    if (priority < 1 || priority > 10) {
      throw new IllegalArgumentException("priority must be 1 to 10, found " + priority);
    }
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(backfill, "backfill");
    Objects.requireNonNull(export, "export");
    tell = List.copyOf(tell);
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(file, "file");
  }
}
