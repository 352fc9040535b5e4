package dev.broadsheet.normalize;

import dev.broadsheet.article.Moment;
import dev.broadsheet.normalize.DateDraft.Resolved;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as pages write them, with the precision that they have: by one grammar for all
 * languages, against the time of fetching and the site's zone. Thread-safe, without state; never
 * throws for a text's sake.
 */
public final class DateReader {
  private static final int MAX_LENGTH = 200;
  private static final int QUOTED = 60;
  private static final Duration AHEAD = Duration.ofDays(1);

  /**
   * Languages with a word list; a text that is not in the page's language may be in one of these.
   */
  private static final List<String> LISTED = List.of("en", "ru", "uk");

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
          .map(DateReader::reading)
          .orElseGet(() -> new DateReading.Refused("no date is understood in " + quoted(text)));
    } catch (DateTimeException | ArithmeticException e) {
      return new DateReading.Refused(
          "no such date or time: " + quoted(text) + " (" + e.getMessage() + ")");
    }
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
    List<DateToken> tokens = DateToken.of(line);
    DateNumbers numbers = numbers(context);
    List<String> languages = languages(context);
    // Foreign words around a whole date are passed over only when no language knows them all.
    for (boolean lenient : new boolean[] {false, true}) {
      for (String language : languages) {
        boolean anyForm = !lenient && speaks(language, languages.getFirst());
        Optional<Resolved> resolved =
            new DateGrammar(tokens, DateWords.of(language), numbers, lenient)
                .read()
                .filter(draft -> anyForm || draft.isWholeDate())
                .flatMap(draft -> draft.resolve(context));
        if (resolved.isPresent()) {
          return resolved;
        }
      }
    }
    return Optional.empty();
  }

  /** The site's own language first, as «год» is a year in one and an hour in another. */
  private static List<String> languages(DateContext context) {
    return Stream.concat(context.language().map(DateReader::subtag).stream(), LISTED.stream())
        .distinct()
        .toList();
  }

  /**
   * Sites of the listed languages mix them; anywhere else "за 3 годину" of a neighbour's words
   * would be read wrong, and only whole dates are taken.
   */
  private static boolean speaks(String language, String own) {
    return language.equals(own) || LISTED.contains(own);
  }

  private static String subtag(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  /** Month first is the habit of the United States: of English, unless a country says otherwise. */
  private static DateNumbers numbers(DateContext context) {
    Locale locale = Locale.forLanguageTag(context.language().orElse(""));
    boolean american =
        locale.getLanguage().equals("en") && List.of("", "US").contains(locale.getCountry());
    return new DateNumbers(american, context.fetched().atZone(context.zone()).getYear() + 1);
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

  private static DateReading reading(Resolved resolved) {
    return new DateReading.Read(
        new Moment(resolved.time(), resolved.precision()), resolved.relative());
  }

  private static DateReading notInFuture(DateReading reading, String text, DateContext context) {
    Instant bound = context.fetched().plus(AHEAD);
    return switch (reading) {
      case DateReading.Read read when read.moment().time().toInstant().isAfter(bound) ->
          new DateReading.Refused(
              "a date in the future: %s, read as %s, fetched %s"
                  .formatted(quoted(text), read.moment().iso(), context.fetched()));
      case DateReading.Read read -> read;
      case DateReading.Refused refused -> refused;
    };
  }

  private static String quoted(String text) {
    String line = Texts.clean(text);
    return "\"" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line) + "\"";
  }
}
