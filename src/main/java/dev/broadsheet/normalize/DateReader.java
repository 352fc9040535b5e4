package dev.broadsheet.normalize;

import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.normalize.DateDraft.Resolved;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as pages write them, with the precision that they have: by one grammar for all
 * languages, against the time of fetching and the site's zone. Thread-safe, without state; never
 * throws for a text's sake.
 */
public final class DateReader {
  private static final int MAX_LENGTH = 200;
  private static final int QUOTED = 60;

  /** The form of most metadata, read without the grammar. */
  private static final Pattern INTERNET =
      Pattern.compile(
          "(?:1[6-9]|2\\d)\\d\\d-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?"
              + "(?:Z|[+-](?:0\\d|1[0-7]):[0-5]\\d)");

  private static final Duration AHEAD = Duration.ofDays(1);

  private DateReader() {}

  /**
   * Reads a date of publication. One more than a day after the fetching is refused, as are
   * impossible and unreadable ones.
   */
  public static DateReading read(String text, DateContext context) {
    return notInFuture(readAnyTime(text, context), text, context);
  }

  /** Reads a date that may lie in the future. */
  public static DateReading readAnyTime(String text, DateContext context) {
    try {
      return understood(text, context)
          .<DateReading>map(DateReader::reading)
          .orElseGet(() -> new DateReading.Refused("no date is understood in " + quoted(text)));
    } catch (DateTimeException | ArithmeticException e) {
      return new DateReading.Refused(
          "no such date or time: " + quoted(text) + " (" + e.getMessage() + ")");
    }
  }

  /**
   * Finds the dates in a short line of a page, whatever else it says; those that {@link #read}
   * would refuse are left out. Of a longer text than a line, nothing is found.
   */
  public static DateLine readLine(String text, DateContext context) {
    String line = Texts.clean(text);
    return line.length() > MAX_LENGTH ? DateLine.EMPTY : new DateSearch(line, context).line();
  }

  /** Reads a date of publication in one form only. */
  public static DateReading readWith(DateTimeFormatter format, String text, DateContext context) {
    String line = Texts.clean(text);
    try {
      DateDraft draft = draft(format.parse(line));
      TemporalAccessor written = format.parseUnresolved(line, new ParsePosition(0));
      draft.seconds = written.isSupported(ChronoField.SECOND_OF_MINUTE);
      if (!Objects.equals(value(written, ChronoField.DAY_OF_MONTH), draft.day)) {
        // a formatter that is not strict reads 31 June as the 30th
        return new DateReading.Refused("no such date or time: " + quoted(text));
      }
      return draft
          .resolve(context)
          .map(resolved -> notInFuture(reading(resolved), text, context))
          .orElseGet(
              () -> new DateReading.Refused("no day, month or year is read from " + quoted(text)));
    } catch (DateTimeException e) {
      return new DateReading.Refused(
          quoted(text) + " is not of the form of the adapter: " + e.getMessage());
    }
  }

  /**
   * A time as read, not yet cut to its precision.
   *
   * @throws DateTimeException if there is no such day or time
   */
  static Optional<Resolved> understood(String text, DateContext context) {
    String line = Texts.clean(text);
    if (line.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return INTERNET.matcher(line).matches()
        ? Optional.of(internet(line))
        : new DateSearch(line, context).only();
  }

  private static Resolved internet(String line) {
    Precision precision = line.charAt(16) == ':' ? Precision.SECOND : Precision.MINUTE;
    try {
      return new Resolved(timeOf(line), precision, false);
    } catch (DateTimeException e) {
      return new Resolved(OffsetDateTime.parse(line), precision, false); // says what is wrong
    }
  }

  /** By place: metadata has many such times, and a formatter takes ten times as long. */
  private static OffsetDateTime timeOf(String line) {
    boolean seconds = line.charAt(16) == ':';
    int zone = line.endsWith("Z") ? line.length() - 1 : line.length() - 6;
    String fraction = seconds && zone > 20 ? line.substring(20, zone) : "";
    return OffsetDateTime.of(
        number(line, 0, 4),
        number(line, 5, 7),
        number(line, 8, 10),
        number(line, 11, 13),
        number(line, 14, 16),
        seconds ? number(line, 17, 19) : 0,
        Integer.parseInt((fraction + "0".repeat(9 - fraction.length()))),
        ZoneOffset.of(line.substring(zone)));
  }

  private static int number(String line, int from, int to) {
    return Integer.parseInt(line, from, to, 10);
  }

  private static DateDraft draft(TemporalAccessor parsed) {
    DateDraft draft = new DateDraft();
    draft.instant = parsed.isSupported(ChronoField.INSTANT_SECONDS) ? Instant.from(parsed) : null;
    draft.year = value(parsed, ChronoField.YEAR);
    draft.month = value(parsed, ChronoField.MONTH_OF_YEAR);
    draft.day = value(parsed, ChronoField.DAY_OF_MONTH);
    draft.time = parsed.query(TemporalQueries.localTime());
    draft.zone = parsed.query(TemporalQueries.zone());
    return draft;
  }

  private static @Nullable Integer value(TemporalAccessor parsed, TemporalField field) {
    return parsed.isSupported(field)
        ? Integer.valueOf(Math.toIntExact(parsed.getLong(field)))
        : null;
  }

  static DateReading.Read reading(Resolved resolved) {
    return new DateReading.Read(
        new Moment(resolved.time(), resolved.precision()), resolved.relative());
  }

  private static DateReading notInFuture(DateReading reading, String text, DateContext context) {
    return switch (reading) {
      case DateReading.Read read when isInFuture(read, context) ->
          new DateReading.Refused(
              "a date in the future: %s, read as %s, fetched %s"
                  .formatted(quoted(text), read.moment().iso(), context.fetched()));
      case DateReading.Read read -> read;
      case DateReading.Refused refused -> refused;
    };
  }

  static boolean isInFuture(DateReading.Read read, DateContext context) {
    return read.moment().time().toInstant().isAfter(context.fetched().plus(AHEAD));
  }

  private static String quoted(String text) {
    String line = Texts.clean(text);
    return "\"" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line) + "\"";
  }
}
