package dev.broadsheet.normalize;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the word list of a language from what ICU's CLDR says of it, in all its scripts and
 * countries: names of months, weekdays and halves of the day; the words of its date formats; and
 * its relative phrases, taken apart into units and what tells past from future.
 */
final class CldrWords {
  private static final List<MeasureUnit> MEASURES =
      List.of(
          MeasureUnit.SECOND,
          MeasureUnit.MINUTE,
          MeasureUnit.HOUR,
          MeasureUnit.DAY,
          MeasureUnit.WEEK,
          MeasureUnit.MONTH,
          MeasureUnit.YEAR);

  private static final List<MeasureFormat.FormatWidth> WIDTHS =
      List.of(
          MeasureFormat.FormatWidth.WIDE,
          MeasureFormat.FormatWidth.SHORT,
          MeasureFormat.FormatWidth.NARROW);

  /** Enough for each plural form of each language. */
  static final int[] COUNTS = {1, 2, 3, 4, 5, 6, 7, 10, 11, 15, 18, 20, 21, 22, 25, 100};

  private static final int[] STYLES = {
    DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM, DateFormat.SHORT
  };

  /** 日 in {@code y年M月d日}. */
  private static final Pattern AFTER_DAY = Pattern.compile("d'?([^\\p{ASCII}\\s]+)'?");

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|([^a-zA-Z']+)");

  private final Map<String, Set<String>> lines = new LinkedHashMap<>();

  private CldrWords() {}

  /** Languages that have a list. */
  static Map<String, List<ULocale>> languages() {
    return Arrays.stream(ULocale.getAvailableLocales())
        .filter(locale -> !locale.getLanguage().isEmpty() && locale.getVariant().isEmpty())
        .collect(
            Collectors.groupingBy(
                locale -> Locale.forLanguageTag(locale.getLanguage()).getLanguage(),
                TreeMap::new,
                Collectors.toList()));
  }

  /** The list of a language. */
  static String of(List<ULocale> locales) {
    CldrWords words = new CldrWords();
    CldrPhrases phrases = new CldrPhrases(words::add);
    words.order(locales.getFirst());
    for (ULocale locale : locales) {
      ULocale latin =
          locale.setKeywordValue("numbers", "latn").setKeywordValue("calendar", "gregorian");
      words.names(new DateFormatSymbols(latin));
      words.dayPeriods(latin);
      phrases.take(latin);
      words.literals(latin);
      words.durations(latin);
    }
    phrases.directions();
    return words.text();
  }

  private void add(String meaning, String phrase) {
    String plain = plain(phrase);
    if (plain.codePoints().anyMatch(Character::isLetter) && !plain.matches("M\\d+")) {
      lines.computeIfAbsent(meaning, m -> new LinkedHashSet<>()).add(plain);
    }
  }

  /** As the lists are written: their own marks left out, and what the reader folds anyway. */
  private static String plain(String phrase) {
    return Texts.clean(phrase.replaceAll("[,/:#()]", " ")).toLowerCase(Locale.ROOT);
  }

  private String text() {
    Map<String, Set<String>> folded = new TreeMap<>(Comparator.comparing(CldrWords::rank));
    folded.putAll(lines);
    return folded.entrySet().stream()
        .map(e -> e.getKey() + ": " + String.join(", ", distinct(e.getValue())))
        .collect(Collectors.joining("\n", "# From CLDR; see CldrWordsTest.\n", "\n"));
  }

  private static final List<String> RANKS =
      List.of(
          "order",
          "month",
          "weekday",
          "unit",
          "span",
          "past",
          "future",
          "step",
          "day",
          "now",
          "am",
          "pm",
          "monthday",
          "filler");

  private static String rank(String meaning) {
    String[] words = meaning.split(" ");
    String number =
        words.length > 1 && words[1].matches("\\d+")
            ? "%02d".formatted(Integer.parseInt(words[1]))
            : words.length > 1 ? words[1] : "";
    return "%02d %s %s".formatted(RANKS.indexOf(words[0]), number, meaning);
  }

  /** Phrases that are the same once they are looked up stand once. */
  private static Collection<String> distinct(Set<String> phrases) {
    Map<String, String> byKey = new LinkedHashMap<>();
    phrases.forEach(p -> byKey.putIfAbsent(DateWords.key(p), p));
    return byKey.values();
  }

  private void order(ULocale locale) {
    DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
    if (letters(patterns.getBestPattern("yMd")).equals("Mdy")) {
      add("order", "mdy");
    }
    if (letters(patterns.getBestPattern("Md")).equals("Md")) {
      add("order", "md");
    }
  }

  private static String letters(String pattern) {
    return pattern
        .replaceAll("'[^']*'", "")
        .replaceAll("[^yMdL]", "")
        .replace('L', 'M')
        .replaceAll("(.)\\1+", "$1");
  }

  private void names(DateFormatSymbols symbols) {
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width :
          new int[] {
            DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED, DateFormatSymbols.SHORT
          }) {
        String[] months =
            width == DateFormatSymbols.SHORT ? new String[0] : symbols.getMonths(context, width);
        for (int i = 0; i < Math.min(12, months.length); i++) {
          add("month " + (i + 1), months[i]);
        }
        String[] days = symbols.getWeekdays(context, width);
        for (int i = 1; i < days.length; i++) {
          add("weekday " + (i == 1 ? 7 : i - 1), days[i]);
        }
      }
    }
    Arrays.stream(symbols.getAmPmStrings()).limit(1).forEach(am -> add("am", am));
    Arrays.stream(symbols.getAmPmStrings()).skip(1).forEach(pm -> add("pm", pm));
  }

  /** "in the morning", 下午: where all the hours that bear the name lie in one half of the day. */
  private void dayPeriods(ULocale locale) {
    for (String pattern : List.of("h BBBB", "h B", "BBBB", "a", "aaaa")) {
      Map<String, List<Integer>> hours = new LinkedHashMap<>();
      SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
      format.setTimeZone(TimeZone.GMT_ZONE);
      for (int hour = 0; hour < 24; hour++) {
        String name =
            format
                .format(new GregorianCalendar(2000, Calendar.MAY, 1, hour, 30))
                .replaceAll("\\d+", " ");
        hours.computeIfAbsent(name, n -> new ArrayList<>()).add(hour);
      }
      hours.forEach(
          (name, at) -> {
            if (at.stream().allMatch(h -> h < 12)) {
              add("am", name);
            } else if (at.stream().allMatch(h -> h >= 12)) {
              add("pm", name);
            }
          });
    }
  }

  /** The words inside of date formats: "de", "klo", "Uhr". */
  private void literals(ULocale locale) {
    Stream.Builder<String> patterns = Stream.builder();
    for (int style : STYLES) {
      patterns.add(((SimpleDateFormat) DateFormat.getDateInstance(style, locale)).toPattern());
      patterns.add(((SimpleDateFormat) DateFormat.getTimeInstance(style, locale)).toPattern());
      for (int time : STYLES) {
        patterns.add(
            ((SimpleDateFormat) DateFormat.getDateTimeInstance(style, time, locale)).toPattern());
      }
    }
    DateTimePatternGenerator generator = DateTimePatternGenerator.getInstance(locale);
    Stream.of("yMMMM", "yMMM", "MMMMd", "MMMd", "yMMMMEEEEd", "Hm", "y")
        .map(generator::getBestPattern)
        .forEach(patterns::add);
    for (String pattern : patterns.build().collect(Collectors.toCollection(LinkedHashSet::new))) {
      LITERAL
          .matcher(pattern)
          .results()
          .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1))
          .flatMap(literal -> Arrays.stream(literal.split("[\\s,]+")))
          .forEach(literal -> add("filler", literal));
      AFTER_DAY.matcher(pattern).results().forEach(day -> add("monthday", day.group(1)));
    }
  }

  /** "2 days": where a language has cases, of another one than in "2 days ago". */
  private void durations(ULocale locale) {
    NumberFormat root = NumberFormat.getInstance(locale);
    for (MeasureFormat.FormatWidth width : WIDTHS) {
      MeasureFormat format = MeasureFormat.getInstance(locale, width);
      MeasureFormat none = MeasureFormat.getInstance(ULocale.ROOT, width, root);
      for (MeasureUnit unit : MEASURES) {
        for (int count : COUNTS) {
          String phrase = format.format(new Measure(count, unit));
          boolean own =
              locale.getLanguage().equals("en")
                  || !phrase.equals(none.format(new Measure(count, unit)));
          if (own && NUMBER.matcher(phrase).find()) {
            add(
                "unit " + unit.getSubtype(),
                CldrPhrases.joined(CldrPhrases.words(NUMBER.matcher(phrase).replaceAll(" "))));
          }
        }
      }
    }
  }
}
