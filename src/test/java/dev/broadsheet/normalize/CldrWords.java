package dev.broadsheet.normalize;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Style;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the word list of a language from what ICU's CLDR says of it, in all its scripts and
 * countries: names of months, weekdays and halves of the day; the words of its date formats; and
 * its relative phrases, taken apart into units and what tells past from future.
 */
final class CldrWords {
  private static final List<RelativeDateTimeUnit> UNITS =
      List.of(
          RelativeDateTimeUnit.SECOND,
          RelativeDateTimeUnit.MINUTE,
          RelativeDateTimeUnit.HOUR,
          RelativeDateTimeUnit.DAY,
          RelativeDateTimeUnit.WEEK,
          RelativeDateTimeUnit.MONTH,
          RelativeDateTimeUnit.YEAR);

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
  private static final int[] COUNTS = {1, 2, 3, 4, 5, 6, 7, 10, 11, 15, 18, 20, 21, 22, 25, 100};

  private static final int[] STYLES = {
    DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM, DateFormat.SHORT
  };

  /** A word that counts for so many units is no unit: it tells past from future, or nothing. */
  private static final int UNITS_OF_A_DIRECTION = 3;

  /** 日 in {@code y年M月d日}. */
  private static final Pattern AFTER_DAY = Pattern.compile("d'?([^\\p{ASCII}\\s]+)'?");

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|([^a-zA-Z']+)");

  private final Map<String, Set<String>> lines = new LinkedHashMap<>();
  private final Set<String> inPast = new LinkedHashSet<>();
  private final Set<String> inFuture = new LinkedHashSet<>();
  private final Map<String, Set<String>> pastUnits = new LinkedHashMap<>();
  private final Map<String, Set<String>> futureUnits = new LinkedHashMap<>();

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
    words.order(locales.getFirst());
    for (ULocale locale : locales) {
      ULocale latin =
          locale.setKeywordValue("numbers", "latn").setKeywordValue("calendar", "gregorian");
      words.names(new DateFormatSymbols(latin));
      words.dayPeriods(latin);
      words.relative(latin);
      words.literals(latin);
      words.durations(latin);
    }
    words.directions();
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
            add("unit " + unit.getSubtype(), joined(words(NUMBER.matcher(phrase).replaceAll(" "))));
          }
        }
      }
    }
  }

  private void relative(ULocale locale) {
    for (Style style : Style.values()) {
      RelativeDateTimeFormatter format =
          RelativeDateTimeFormatter.getInstance(
              locale, NumberFormat.getInstance(locale), style, DisplayContext.CAPITALIZATION_NONE);
      RelativeDateTimeFormatter root =
          RelativeDateTimeFormatter.getInstance(
              ULocale.ROOT,
              NumberFormat.getInstance(locale),
              style,
              DisplayContext.CAPITALIZATION_NONE);
      if (locale.getLanguage().equals("en") || !phrases(format, 1).equals(phrases(root, 1))) {
        taken(phrases(format, -1), -1);
        taken(phrases(format, 1), 1);
      }
      steps(format, locale.getLanguage().equals("en") ? Optional.empty() : Optional.of(root));
    }
  }

  /**
   * "yesterday", "last week", "this hour", "now".
   *
   * @param root what stands where the language has no phrase of its own
   */
  private void steps(RelativeDateTimeFormatter format, Optional<RelativeDateTimeFormatter> root) {
    for (RelativeDateTimeUnit unit : UNITS) {
      for (int step = -2; step <= 2; step++) {
        String phrase = format.format(step, unit);
        int n = step;
        boolean own = root.filter(r -> r.format(n, unit).equals(phrase)).isEmpty();
        boolean aside = unit == RelativeDateTimeUnit.SECOND && step != 0;
        if (own && !aside && !NUMBER.matcher(phrase).find()) {
          add(meaning(unit, step), phrase);
        }
      }
    }
  }

  private static String meaning(RelativeDateTimeUnit unit, int step) {
    return switch (unit) {
      case SECOND -> "now";
      case DAY -> "day " + step;
      default -> "step " + step + " " + name(unit);
    };
  }

  private static String name(RelativeDateTimeUnit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A relative phrase: the words before its number and behind it.
   *
   * @param count 0 where the number is written; else what the phrase says without one
   * @param many the number is more than two, and so always written
   */
  private record Phrase(
      RelativeDateTimeUnit unit,
      int count,
      boolean many,
      List<String> before,
      List<String> behind) {
    Stream<String> words() {
      return Stream.concat(before.stream(), behind.stream());
    }
  }

  private static List<Phrase> phrases(RelativeDateTimeFormatter format, int sign) {
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (RelativeDateTimeUnit unit : UNITS) {
      for (int count : COUNTS) {
        String phrase = format.formatNumeric(sign * count, unit);
        Matcher number = NUMBER.matcher(phrase);
        boolean written = number.find();
        phrases.add(
            new Phrase(
                unit,
                written ? 0 : count,
                count > 2,
                words(written ? phrase.substring(0, number.start()) : phrase),
                written ? words(phrase.substring(number.end())) : List.of()));
      }
    }
    return phrases.stream().filter(p -> p.words().findAny().isPresent()).toList();
  }

  private static List<String> words(String text) {
    return DateToken.of(Texts.clean(text)).stream()
        .filter(token -> token.kind() == DateToken.Kind.WORD)
        .map(DateToken::text)
        .toList();
  }

  private void taken(List<Phrase> phrases, int sign) {
    Map<String, Set<RelativeDateTimeUnit>> units = new LinkedHashMap<>();
    phrases.forEach(
        p ->
            p.words()
                .forEach(w -> units.computeIfAbsent(w, k -> new LinkedHashSet<>()).add(p.unit())));
    Set<String> common =
        units.entrySet().stream()
            .filter(e -> e.getValue().size() >= UNITS_OF_A_DIRECTION)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<Split> splits = phrases.stream().map(p -> Split.of(p, common)).toList();
    List<Split> many = splits.stream().filter(s -> s.phrase.many).toList();
    long before = many.stream().filter(s -> s.behind.isEmpty()).count();
    long behind = many.stream().filter(s -> s.before.isEmpty()).count();
    if (before > behind) {
      add("order", "unit-first");
    }
    splits.forEach(s -> take(s, before > behind, sign));
  }

  private void take(Split split, boolean unitFirst, int sign) {
    boolean before = split.behind.isEmpty() || (unitFirst && !split.before.isEmpty());
    List<String> unit = before ? split.before : split.behind;
    List<String> rest = before ? split.behind : split.before;
    Set<String> directions = sign < 0 ? inPast : inFuture;
    Stream.concat(split.direction.stream(), Stream.of(rest))
        .filter(words -> !words.isEmpty())
        .forEach(words -> directions.add(joined(words)));
    if (unit.isEmpty()) {
      return;
    }
    String name = name(split.phrase.unit);
    if (split.phrase.count > 1) {
      add("span " + split.phrase.count + " " + name, joined(unit));
    } else if (rest.isEmpty() && split.direction.stream().allMatch(List::isEmpty)) {
      (sign < 0 ? pastUnits : futureUnits)
          .computeIfAbsent(name, n -> new LinkedHashSet<>())
          .add(joined(unit));
    } else {
      add("unit " + name, joined(unit));
    }
  }

  /** What stands in both has no direction: «10 de ore», the same "h" with a sign before it. */
  private void directions() {
    for (String words : inPast) {
      add(inFuture.contains(words) ? "filler" : "past", words);
    }
    inFuture.stream().filter(w -> !inPast.contains(w)).forEach(w -> add("future", w));
    pastUnits.forEach(
        (unit, words) ->
            words.forEach(w -> add((isIn(futureUnits, unit, w) ? "unit " : "past ") + unit, w)));
    futureUnits.forEach(
        (unit, words) ->
            words.stream()
                .filter(w -> !isIn(pastUnits, unit, w))
                .forEach(w -> add("future " + unit, w)));
  }

  private static boolean isIn(Map<String, Set<String>> units, String unit, String word) {
    return units.getOrDefault(unit, Set.of()).contains(word);
  }

  /** As the language writes it: scripts without spaces have a token for each letter. */
  private static String joined(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      boolean unspaced = DateToken.of("x" + word).size() > 1;
      out.append(out.isEmpty() || unspaced ? "" : " ").append(word);
    }
    return out.toString();
  }

  /**
   * A phrase without the words that all units share.
   *
   * @param direction the shared words before and behind it
   */
  private record Split(
      Phrase phrase, List<String> before, List<String> behind, List<List<String>> direction) {
    static Split of(Phrase phrase, Set<String> common) {
      int from = shared(phrase.before, common);
      int to = phrase.before.size();
      to -= from == to ? 0 : shared(phrase.before.reversed(), common);
      int begin = shared(phrase.behind, common);
      int end = phrase.behind.size();
      end -= begin == end ? 0 : shared(phrase.behind.reversed(), common);
      return new Split(
          phrase,
          phrase.before.subList(from, to),
          phrase.behind.subList(begin, end),
          List.of(
              phrase.before.subList(0, from),
              phrase.before.subList(to, phrase.before.size()),
              phrase.behind.subList(0, begin),
              phrase.behind.subList(end, phrase.behind.size())));
    }

    private static int shared(List<String> words, Set<String> common) {
      return (int) words.stream().takeWhile(common::contains).count();
    }
  }
}
