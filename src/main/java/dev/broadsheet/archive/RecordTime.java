package dev.broadsheet.archive;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRevisit;

/** When other programs say that a record was made: in UTC, which some leave out. */
final class RecordTime {
  /** WARC 1.1 lets a time end at any of its parts; what it does not tell is the earliest. */
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu[-MM[-dd['T'HH:mm[:ss]]]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX]")
          .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  private RecordTime() {}

  /**
   * When the record was made.
   *
   * @throws DateTimeParseException where it tells no time
   */
  static Instant of(WarcRecord record) {
    return read(record.headers().first("WARC-Date").orElse(""));
  }

  /** When the page was had that a revisit repeats. */
  static Optional<Instant> ofOriginal(WarcRevisit revisit) {
    return revisit.headers().first("WARC-Refers-To-Date").map(RecordTime::read);
  }

  private static Instant read(String time) {
    return FORM.parse(time.strip().replace(' ', 'T'), Instant::from);
  }
}
