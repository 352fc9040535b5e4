package dev.broadsheet.normalize;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Style;
import com.ibm.icu.util.ULocale;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the relative phrases of a language apart: "3 hours ago" into the unit and what tells past
 * from future; "yesterday" is taken whole.
 */
final class CldrPhrases {
  private static final List<RelativeDateTimeUnit> UNITS =
      List.of(
          RelativeDateTimeUnit.SECOND,
          RelativeDateTimeUnit.MINUTE,
          RelativeDateTimeUnit.HOUR,
          RelativeDateTimeUnit.DAY,
          RelativeDateTimeUnit.WEEK,
          RelativeDateTimeUnit.MONTH,
          RelativeDateTimeUnit.YEAR);

  /** A word that counts for so many units is no unit: it tells past from future, or nothing. */
  private static final int UNITS_OF_A_DIRECTION = 3;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Takes a meaning, as it stands in a word list, and a phrase. */
  private final BiConsumer<String, String> list;

  private final Set<String> inPast = new LinkedHashSet<>();
  private final Set<String> inFuture = new LinkedHashSet<>();
  private final Map<String, Set<String>> pastUnits = new LinkedHashMap<>();
  private final Map<String, Set<String>> futureUnits = new LinkedHashMap<>();

  CldrPhrases(BiConsumer<String, String> list) {
    this.list = list;
  }

  void take(ULocale locale) {
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
          list.accept(meaning(unit, step), phrase);
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
      for (int count : CldrWords.COUNTS) {
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

  static List<String> words(String text) {
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
      list.accept("order", "unit-first");
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
      list.accept("span " + split.phrase.count + " " + name, joined(unit));
    } else if (rest.isEmpty() && split.direction.stream().allMatch(List::isEmpty)) {
      (sign < 0 ? pastUnits : futureUnits)
          .computeIfAbsent(name, n -> new LinkedHashSet<>())
          .add(joined(unit));
    } else {
      list.accept("unit " + name, joined(unit));
    }
  }

  /** What stands in both has no direction: «10 de ore», the same "h" with a sign before it. */
  void directions() {
    for (String words : inPast) {
      list.accept(inFuture.contains(words) ? "filler" : "past", words);
    }
    inFuture.stream().filter(w -> !inPast.contains(w)).forEach(w -> list.accept("future", w));
    pastUnits.forEach(
        (unit, words) ->
            words.forEach(
                w -> list.accept((isIn(futureUnits, unit, w) ? "unit " : "past ") + unit, w)));
    futureUnits.forEach(
        (unit, words) ->
            words.stream()
                .filter(w -> !isIn(pastUnits, unit, w))
                .forEach(w -> list.accept("future " + unit, w)));
  }

  private static boolean isIn(Map<String, Set<String>> units, String unit, String word) {
    return units.getOrDefault(unit, Set.of()).contains(word);
  }

  /** As the language writes it: scripts without spaces have a token for each letter. */
  static String joined(List<String> words) {
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
