package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The clock that pages show without its zone, beside the instants that feeds tell: «14:30» and
 * 11:30Z are three hours apart.
 */
final class ClockBeside {
  private static final int MOST_HOURS = 14;
  private static final int QUARTER = 15;
  private static final int FEWEST = 2;

  private ClockBeside() {}

  /**
   * The times of the articles with the offset of their place; none where some pages and their feeds
   * differ otherwise than clocks do.
   *
   * @param specimens whose times without zone were read at UTC
   */
  static List<OffsetDateTime> of(List<Specimen> specimens) {
    List<Specimen> both = specimens.stream().filter(ClockBeside::hasBoth).toList();
    List<OffsetDateTime> times = both.stream().flatMap(s -> time(s).stream()).toList();
    return times.size() == both.size() && times.size() >= FEWEST ? times : List.of();
  }

  private static boolean hasBoth(Specimen specimen) {
    return specimen.told().filter(ClockBeside::isExact).isPresent()
        && specimen.known().published().filter(ClockBeside::isExact).isPresent()
        && specimen.known().provenance().getOrDefault(Field.PUBLISHED, "").startsWith("shown");
  }

  private static boolean isExact(Moment moment) {
    return moment.precision().compareTo(Precision.MINUTE) <= 0
        && moment.time().getOffset().equals(ZoneOffset.UTC);
  }

  private static Optional<OffsetDateTime> time(Specimen specimen) {
    OffsetDateTime told = specimen.told().orElseThrow().time().truncatedTo(ChronoUnit.MINUTES);
    OffsetDateTime shown = specimen.known().published().orElseThrow().time();
    long minutes = Duration.between(told, shown.truncatedTo(ChronoUnit.MINUTES)).toMinutes();
    return Math.abs(minutes) <= MOST_HOURS * 60 && minutes % QUARTER == 0
        ? Optional.of(told.withOffsetSameInstant(ZoneOffset.ofTotalSeconds((int) minutes * 60)))
        : Optional.empty();
  }
}
