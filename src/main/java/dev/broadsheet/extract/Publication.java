package dev.broadsheet.extract;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Decides which date of a page is that of publication. A site's own rule is believed; of a base's,
 * a whole day in the metadata, unless the address has an earlier one; then what the page shows; at
 * last a month or a year.
 */
final class Publication {
  private static final int MAX_TIMES = 50;

  private static final Selector FIRST = new Selector.Meta("article:published_time");

  private static final Pattern ZONE = Pattern.compile("(?:[+-]\\d\\d:?\\d\\d|[A-Z])\\W*$");

  /** Rather when the page was made than the article, but by the clock of its place. */
  private static final Selector CLOCK = new Selector.Meta("date");

  private static final Duration FARTHEST_ZONE = Duration.ofHours(14);
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  private final FieldReader fields;
  private final Dates dates;

  Publication(FieldReader fields, Dates dates) {
    this.fields = fields;
    this.dates = dates;
  }

  /** When the article of this language was published. */
  Optional<Moment> read(PageWalk walk, Optional<String> language) {
    Optional<Moment> told = dates.wholeDay(Field.PUBLISHED);
    if (told.isPresent()) {
      return told.map(fields.isInherited(Field.PUBLISHED) ? this::settled : this::inLocalTime);
    }
    return shown(walk, language).or(() -> dates.read(Field.PUBLISHED));
  }

  private Optional<Moment> shown(PageWalk walk, Optional<String> language) {
    if (!fields.hasBase(Field.PUBLISHED)) {
      return Optional.empty();
    }
    return new VisibleDates(walk, line -> dates.line(line, language))
        .best()
        .flatMap(
            seen -> {
              dates.noteRelative(Field.PUBLISHED, seen.relative());
              return fields.given(Field.PUBLISHED, seen.rule(), Optional.of(seen.moment()));
            });
  }

  private Moment settled(Moment told) {
    Optional<LocalDate> address = address();
    if (address.filter(day -> isLongBefore(day, told)).isPresent()) {
      fields.withdraw(
          Field.PUBLISHED,
          "published at " + told.iso() + ", but the address is of " + address.get());
      Moment day = new Moment(address.get().atStartOfDay().atOffset(ZoneOffset.UTC), Precision.DAY);
      return fields.given(Field.PUBLISHED, "url: date", Optional.of(day)).orElse(told);
    }
    return inLocalTime(inItsZone(beforeChange(told)));
  }

  /**
   * Some systems write the time of the last change into a place of publication too; then another
   * place has the earlier one.
   */
  private Moment beforeChange(Moment told) {
    Instant changed = told.time().toInstant();
    boolean isChange =
        fields.told(Field.MODIFIED).stream()
            .flatMap(text -> dates.plain(text).stream())
            .anyMatch(m -> m.time().toInstant().equals(changed));
    Optional<Moment> first =
        FIRST.select(fields.page()).stream()
            .filter(_ -> isChange)
            .flatMap(found -> dates.plain(found.text()).stream())
            .filter(m -> isLongBefore(m.time().toLocalDate(), told))
            .findFirst();
    first.ifPresent(
        m ->
            fields.withdraw(
                Field.PUBLISHED, "published at " + told.iso() + ", but also at " + m.iso()));
    return fields.given(Field.PUBLISHED, "meta: article:published_time", first).orElse(told);
  }

  private Optional<LocalDate> address() {
    return UrlDay.of(fields.page().url()).flatMap(UrlDay::date);
  }

  /** Then the metadata tells a change: systems keep an address when they renew an article. */
  private static boolean isLongBefore(LocalDate first, Moment told) {
    return ChronoUnit.DAYS.between(first, told.time().toLocalDate()) > 1;
  }

  /** A time told without a zone was read at UTC; the page may tell the same with its offset. */
  private Moment inItsZone(Moment told) {
    return isUtc(told) && isExact(told) && isToldWithoutZone(told)
        ? times().stream()
            .filter(m -> !isUtc(m) && isSameTimeOfDay(m, told))
            .findFirst()
            .orElse(told)
        : told;
  }

  private boolean isToldWithoutZone(Moment told) {
    return fields.told(Field.PUBLISHED).stream()
        .filter(text -> dates.plain(text).filter(told::equals).isPresent())
        .findFirst()
        .filter(text -> !ZONE.matcher(text).find())
        .isPresent();
  }

  /**
   * The same instant with the offset of its place, if the page tells it so anywhere; or with an
   * offset of the page that makes it the day of the address.
   */
  private Moment inLocalTime(Moment told) {
    if (!isUtc(told) || !isExact(told)) {
      return told;
    }
    Optional<LocalDate> address = address();
    List<Moment> times = times();
    return times.stream()
        .filter(m -> !isUtc(m) && m.time().toInstant().equals(told.time().toInstant()))
        .findFirst()
        .or(
            () ->
                times.stream()
                    .flatMap(m -> offset(told, m).stream())
                    .map(o -> new Moment(told.time().withOffsetSameInstant(o), told.precision()))
                    .filter(m -> address.filter(m.time().toLocalDate()::equals).isPresent())
                    .findFirst())
        .orElse(told);
  }

  private static boolean isSameTimeOfDay(Moment one, Moment other) {
    return one.time().toLocalDateTime().equals(other.time().toLocalDateTime());
  }

  /** All clock times that the page tells to machines. */
  private List<Moment> times() {
    Stream<String> shown =
        fields.page().tagged("time").stream()
            .limit(MAX_TIMES)
            .map((Element time) -> time.attr("datetime"));
    return Stream.of(
            fields.told(Field.PUBLISHED).stream(),
            fields.told(Field.MODIFIED).stream(),
            CLOCK.select(fields.page()).stream().map(Selector.Found::text),
            shown)
        .flatMap(texts -> texts)
        .distinct()
        .flatMap(text -> dates.plain(text).stream())
        .filter(Publication::isExact)
        .toList();
  }

  /** The offset of a time, or where it names none, the hours between it and what is told. */
  private static Optional<ZoneOffset> offset(Moment told, Moment time) {
    if (!isUtc(time)) {
      return Optional.of(time.time().getOffset());
    }
    Duration between = Duration.between(told.time(), time.time());
    return between.abs().compareTo(FARTHEST_ZONE) <= 0
            && between.toSeconds() % QUARTER_HOUR.toSeconds() == 0
        ? Optional.of(ZoneOffset.ofTotalSeconds((int) between.toSeconds()))
        : Optional.empty();
  }

  private static boolean isUtc(Moment moment) {
    return moment.time().getOffset().equals(ZoneOffset.UTC);
  }

  private static boolean isExact(Moment moment) {
    return moment.precision().compareTo(Precision.MINUTE) <= 0;
  }
}
