package dev.broadsheet.extract;

import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Decides which date of a page is that of publication. A site's own rule is believed; of a base's,
 * a whole day in the metadata, unless the address has an earlier one; then what the page shows; at
 * last a month or a year.
 */
final class Publication {
  private static final int MAX_TIMES = 50;

  private final FieldReader fields;
  private final Dates dates;

  Publication(FieldReader fields, Dates dates) {
    this.fields = fields;
    this.dates = dates;
  }

  /** When the article of this title and language was published. */
  Optional<Moment> read(Optional<String> title, Optional<String> language) {
    Optional<Moment> told = dates.wholeDay(Field.PUBLISHED);
    if (told.isPresent()) {
      return fields.isInherited(Field.PUBLISHED) ? told.map(this::settled) : told;
    }
    return shown(title, language).or(() -> dates.read(Field.PUBLISHED));
  }

  private Optional<Moment> shown(Optional<String> title, Optional<String> language) {
    if (!fields.hasBase(Field.PUBLISHED)) {
      return Optional.empty();
    }
    return new VisibleDates(fields.page(), title, line -> dates.line(line, language))
        .best()
        .flatMap(seen -> fields.given(Field.PUBLISHED, seen.rule(), Optional.of(seen.moment())));
  }

  private Moment settled(Moment told) {
    Optional<LocalDate> address = UrlDay.of(fields.page().url()).flatMap(UrlDay::date);
    if (address.filter(day -> isLongBefore(day, told)).isPresent()) {
      fields.withdraw(
          Field.PUBLISHED,
          "published at " + told.iso() + ", but the address is of " + address.get());
      Moment day = new Moment(address.get().atStartOfDay().atOffset(ZoneOffset.UTC), Precision.DAY);
      return fields.given(Field.PUBLISHED, "url: date", Optional.of(day)).orElse(told);
    }
    return inLocalTime(told);
  }

  /** Then the metadata tells a change: systems keep an address when they renew an article. */
  private static boolean isLongBefore(LocalDate address, Moment told) {
    return ChronoUnit.DAYS.between(address, told.time().toLocalDate()) > 1;
  }

  /** The same instant with the offset of its place, if the page tells it so anywhere. */
  private Moment inLocalTime(Moment told) {
    if (!told.time().getOffset().equals(ZoneOffset.UTC)) {
      return told;
    }
    Stream<String> times =
        fields.page().tagged("time").stream()
            .limit(MAX_TIMES)
            .map((Element time) -> time.attr("datetime"));
    return Stream.concat(fields.told(Field.PUBLISHED).stream(), times)
        .flatMap(text -> dates.plain(text).stream())
        .filter(m -> !m.time().getOffset().equals(ZoneOffset.UTC))
        .filter(m -> m.precision().compareTo(Precision.MINUTE) <= 0)
        .filter(m -> m.time().toInstant().equals(told.time().toInstant()))
        .findFirst()
        .orElse(told);
  }
}
