package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.schedule.Schedule.Backfill;
import dev.broadsheet.schedule.Schedule.Limits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a schedule's file can say of how much its runs take. */
final class LimitShapes {
  private static final Key<Integer> ARTICLES =
      Key.optional(
          "articles",
          Kinds.integer(1, 1_000_000),
          "500",
          "The most pages to fetch from a site in a run (1,000 by default); the others wait for"
              + " the next run.");
  private static final Key<Long> BYTES =
      Key.optional(
          "bytes",
          Kinds.SIZE,
          "200MB",
          "The most bytes of a site's pages in a run, after" + " decompression.");
  private static final Key<Duration> TIME =
      Key.optional(
          "time",
          Kinds.DURATION,
          "30m",
          "After this time no further page of a site is begun; those in progress are finished (1h"
              + " by default).");

  static final Shape<Budget> RUN_SHAPE =
      new Shape<>(
          "run",
          "The same of all sites of a run together.",
          List.of(ARTICLES, BYTES, TIME),
          LimitShapes::budget);
  private static final Key<Budget> RUN =
      Key.optional(
          "run",
          RUN_SHAPE,
          "{articles: 5000, bytes: 2GB, time: 2h}",
          "`articles`, `bytes` and `time` of all sites of a run together (no limit by default).");

  static final Shape<Limits> SHAPE =
      new Shape<>(
          "limits",
          "Where a run ends, however much is due.",
          List.of(ARTICLES, BYTES, TIME, RUN),
          values ->
              budget(values)
                  .map(site -> new Limits(site, values.find(RUN).orElse(Budget.UNBOUNDED))));

  private static final Key<LocalDate> FROM =
      Key.required("from", Kinds.DATE, "2019-01-01", "The first day.");
  private static final Key<LocalDate> TO =
      Key.optional("to", Kinds.DATE, "2019-12-31", "The last day (today where nothing is said).");

  static final Shape<Backfill> BACKFILL_SHAPE =
      new Shape<>(
          "backfill",
          "Older days, taken bit by bit.",
          List.of(FROM, TO, ARTICLES, BYTES, TIME),
          LimitShapes::backfill);

  private LimitShapes() {}

  private static Optional<Budget> budget(Values values) {
    if (values.find(TIME).filter(Duration::isZero).isPresent()) {
      values.at(TIME).wrong("found no time at all, expected a longer one");
      return Optional.empty();
    }
    return Optional.of(new Budget(values.find(ARTICLES), values.find(BYTES), values.find(TIME)));
  }

  private static Optional<Backfill> backfill(Values values) {
    LocalDate from = values.get(FROM);
    Optional<LocalDate> to = values.find(TO);
    if (to.filter(from::isAfter).isPresent()) {
      values.at(TO).wrong("found a day before from, expected " + from + " or a later one");
      return Optional.empty();
    }
    return budget(values).map(site -> new Backfill(from, to, site));
  }
}
