package dev.broadsheet.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The words of one language: its list, {@code dates/xx.words} beside this class, where it has one;
 * what CLDR calls months, weekdays and halves of the day; and the list of all languages. The
 * earlier of two meanings holds. {@code dates/und.words} tells how a list is written.
 */
final class DateWords {
  private static final int LONGEST_PHRASE = 4;

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  /** What CLDR knows bounds what is kept. */
  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getAvailableLocales())
          .map(Locale::getLanguage)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, DateWords> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, DateWord> meanings = new HashMap<>();

  private DateWords(String language) {
    list(language);
    names(Locale.of(language));
    halves(Locale.of(language));
    list("und");
  }

  /**
   * The words of a language, named by the BCP 47 subtag; of one that nobody knows, the common ones.
   */
  static DateWords of(String language) {
    return KNOWN.computeIfAbsent(LANGUAGES.contains(language) ? language : "und", DateWords::new);
  }

  /** A meaning and how many tokens carry it. */
  record Match(DateWord word, int length) {}

  /** The longest phrase that begins at a place. */
  Optional<Match> match(List<DateToken> tokens, int from) {
    StringBuilder phrase = new StringBuilder();
    Optional<Match> longest = Optional.empty();
    int end = Math.min(tokens.size(), from + LONGEST_PHRASE);
    for (int at = from; at < end && tokens.get(at).kind() == DateToken.Kind.WORD; at++) {
      phrase.append(at == from ? "" : " ").append(tokens.get(at).text());
      DateWord word = meanings.get(phrase.toString());
      if (word != null) {
        longest = Optional.of(new Match(word, at - from + 1));
      }
    }
    return longest;
  }

  /** A word in the form in which it is looked up. */
  static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace('ʼ', '\'')
        .replace('`', '\'')
        .replace('ё', 'е')
        .replace(".", "");
  }

  private void names(Locale locale) {
    for (TextStyle style : STYLES) {
      for (Month month : Month.values()) {
        name(month.getDisplayName(style, locale), new DateWord.Month(month.getValue()));
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        name(day.getDisplayName(style, locale), new DateWord.Weekday(day.getValue()));
      }
    }
  }

  private void halves(Locale locale) {
    DateTimeFormatter half = DateTimeFormatter.ofPattern("a", locale);
    name(half.format(LocalTime.of(1, 0)), new DateWord.Half(false));
    name(half.format(LocalTime.of(13, 0)), new DateWord.Half(true));
  }

  private void name(String name, DateWord meaning) {
    if (name.codePoints().anyMatch(Character::isLetter)) {
      meanings.putIfAbsent(folded(name), meaning);
    }
  }

  private void list(String language) {
    try (InputStream in = DateWords.class.getResourceAsStream("dates/" + language + ".words")) {
      if (in == null) {
        return;
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(this::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    // the key of a clock holds a colon itself
    String[] sides = line.split(":\\s+", 2);
    DateWord meaning = meaning(sides[0].split(" "));
    Arrays.stream(sides[1].split(","))
        .flatMap(DateWords::spelled)
        .forEach(word -> meanings.putIfAbsent(folded(word), meaning));
  }

  /** {@code ma/y/ch} is "may" and "mach". */
  private static Stream<String> spelled(String word) {
    String[] pieces = word.strip().split("/", -1);
    return pieces.length == 1
        ? Stream.of(pieces[0])
        : IntStream.range(1, pieces.length).mapToObj(i -> pieces[0] + pieces[i]);
  }

  private static DateWord meaning(String[] key) {
    return switch (key[0]) {
      case "month" -> new DateWord.Month(Integer.parseInt(key[1]));
      case "weekday" -> new DateWord.Weekday(Integer.parseInt(key[1]));
      case "unit" -> new DateWord.Span(1, unit(key[1]));
      case "span" -> new DateWord.Span(Integer.parseInt(key[1]), unit(key[2]));
      case "day" -> new DateWord.Day(Integer.parseInt(key[1]));
      case "past" -> new DateWord.Direction(-1);
      case "future" -> new DateWord.Direction(1);
      case "which" -> new DateWord.Which(Integer.parseInt(key[1]));
      case "step" -> new DateWord.Step(Integer.parseInt(key[1]), unit(key[2]));
      case "number" -> new DateWord.Count(Integer.parseInt(key[1]));
      case "am" -> new DateWord.Half(false);
      case "pm" -> new DateWord.Half(true);
      case "clock" -> new DateWord.Clock(LocalTime.parse(key[1]));
      case "zone" -> new DateWord.Zone(ZoneId.of(key[1]));
      default -> DateWord.Plain.valueOf(key[0].toUpperCase(Locale.ROOT));
    };
  }

  private static ChronoUnit unit(String name) {
    return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT) + "S");
  }
}
