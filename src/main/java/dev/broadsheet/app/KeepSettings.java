package dev.broadsheet.app;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.upkeep.Bound;
import dev.broadsheet.upkeep.KeepOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the operator sets of how long things are kept. */
final class KeepSettings {
  private static final Key<Duration> AGE =
      Key.optional("age", Kinds.DURATION, "90d", "What is older may go.");
  private static final Key<Integer> MOST =
      Key.optional("most", Kinds.integer(1, 1_000_000_000), "10000", "So many are kept at most.");
  private static final Key<Long> SIZE =
      Key.optional("size", Kinds.SIZE, "200GB", "So much is kept at most.");
  private static final Key<Boolean> WITHOUT_ARTICLES =
      Key.optional(
              "without-articles",
              Kinds.FLAG,
              "false",
              "Whether only files go of whose pages no version of an article was made.")
          .or(true, "true");

  private static final Kind<Bound> AGED =
      Kinds.text(
          "a duration such as 90d",
          Kinds.DURATION.schema(),
          text -> Bound.ofAge(Kinds.duration(text)));

  private static final Key<Bound> RUNS =
      Key.optional("runs", rows("keep-runs"), "90d", "Runs, with their events.")
          .or(Bound.NONE, "all");
  private static final Key<Bound> EVENTS =
      Key.optional("events", rows("keep-events"), "30d", "What happened in runs.")
          .or(Bound.NONE, "all");
  private static final Key<Bound> LOGS =
      Key.optional("logs", logs(), "14d", "Files in the data folder's `logs`.")
          .or(KeepOptions.DEFAULT.logs(), "90d");
  private static final Key<Archive> ARCHIVE =
      Key.optional("archive", archive(), "{age: 400d, size: 200GB}", "Files of raw pages.")
          .or(new Archive(Bound.NONE, true), "all");

  static final Key<KeepOptions> KEEP =
      Key.optional(
              "keep",
              new Shape<>(
                  "keep",
                  "What is kept how long; articles always are.",
                  List.of(RUNS, EVENTS, LOGS, ARCHIVE),
                  values -> Optional.of(options(values))),
              "{runs: 90d, events: 30d, logs: 14d}",
              "What is kept how long.")
          .or(KeepOptions.DEFAULT, "all but logs");

  private KeepSettings() {}

  private record Archive(Bound bound, boolean withoutArticles) {}

  private static KeepOptions options(Values values) {
    Archive archive = values.get(ARCHIVE);
    return new KeepOptions(
        values.get(RUNS),
        values.get(EVENTS),
        values.get(LOGS),
        archive.bound(),
        archive.withoutArticles());
  }

  private static Kind<Bound> rows(String name) {
    return Kinds.shortOr(
        AGED,
        new Shape<>(
            name,
            "By age, by number, or by both.",
            List.of(AGE, MOST),
            values ->
                Optional.of(
                    new Bound(values.find(AGE), values.find(MOST).map(Integer::longValue)))));
  }

  private static Kind<Bound> logs() {
    return Kinds.shortOr(
        AGED,
        new Shape<>(
            "keep-logs",
            "By age, by size, or by both.",
            List.of(AGE, SIZE),
            values -> Optional.of(bound(values))));
  }

  private static Kind<Archive> archive() {
    return new Shape<>(
        "keep-archive",
        "By age, by size, or by both.",
        List.of(AGE, SIZE, WITHOUT_ARTICLES),
        values -> Optional.of(new Archive(bound(values), values.get(WITHOUT_ARTICLES))));
  }

  private static Bound bound(Values values) {
    return new Bound(values.find(AGE), values.find(SIZE));
  }
}
