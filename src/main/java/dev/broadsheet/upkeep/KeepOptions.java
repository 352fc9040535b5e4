package dev.broadsheet.upkeep;

import java.time.Duration;
import java.util.Objects;

/**
 * What is kept how long. By default all is, but for logs.
 *
 * @param runs of each site the last {@value dev.broadsheet.store.OldRuns#ALWAYS} are kept anyhow
 * @param events of runs
 * @param logs files in the data folder's {@code logs}
 * @param archive files of raw pages
 * @param withoutArticles whether only files go of whose pages no version of an article was made
 */
public record KeepOptions(
    Bound runs, Bound events, Bound logs, Bound archive, boolean withoutArticles) {
  /** Everything is kept but for logs, which go after 90 days. */
  public static final KeepOptions DEFAULT =
      new KeepOptions(Bound.NONE, Bound.NONE, Bound.ofAge(Duration.ofDays(90)), Bound.NONE, true);

  public KeepOptions {
    Objects.requireNonNull(runs, "runs");
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(logs, "logs");
    Objects.requireNonNull(archive, "archive");
  }
}
