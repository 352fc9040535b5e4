package dev.broadsheet.store;

import java.util.List;
import java.util.Optional;

/** Runs with their counts and events. Thread-safe. */
public final class Runs {
  Runs() {}

  /**
   * Begins a run. Runs whose process died without ending them are marked as interrupted.
   *
   * @param kind {@code crawl}, {@code rebuild}
   * @param schedule the schedule that started it, if one did
   * @return the run's id
   */
  public long start(String kind, Optional<String> schedule, List<String> sites) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Sets what the run has done on a site so far. */
  public void counts(long run, String site, SiteCounts counts) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Adds events; long messages are cut. */
  public void events(long run, List<RunEvent> events) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Adds to what each rule yielded. */
  public void yields(long run, List<FieldYield> yields) {
    throw new UnsupportedOperationException("skeleton");
  }

  public void finish(long run, Run.State state) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The last runs, the newest first. */
  public List<Run> list(int limit) {
    throw new UnsupportedOperationException("skeleton");
  }

  public Optional<Run> find(long run) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** A run's events in the order of their adding. */
  public List<RunEvent> events(long run) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** What each rule yielded, by site, field and count. */
  public List<FieldYield> yields(long run) {
    throw new UnsupportedOperationException("skeleton");
  }
}
