package dev.broadsheet.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as it is remembered.
 *
 * @param kind what ran: {@code crawl}, {@code rebuild}
 * @param schedule the schedule that started it, if one did
 * @param sites what was done, by site, in order of name
 */
public record Run(
    long id,
    String kind,
    Optional<String> schedule,
    Instant started,
    Optional<Instant> finished,
    State state,
    Map<String, SiteCounts> sites) {

  /** How a run stands or ended. */
  public enum State {
    RUNNING,
    FINISHED,
    /** Asked to stop, it ended in order before its work was done. */
    STOPPED,
    /** Ended by an error of its own. */
    FAILED,
    /** Its process died. */
    INTERRUPTED;

    /** As people, programs and style sheets call it: {@code finished}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Run {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(finished, "finished");
    Objects.requireNonNull(state, "state");
    sites = Collections.unmodifiableMap(new TreeMap<>(sites));
  }

  /** The sum over all sites. */
  public SiteCounts total() {
    return sites.values().stream().reduce(SiteCounts.NONE, SiteCounts::plus);
  }
}
