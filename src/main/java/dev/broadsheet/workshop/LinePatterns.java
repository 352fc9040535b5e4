package dev.broadsheet.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns by which a person might know a line of residue: all of it, its label, its first or
 * last words.
 */
final class LinePatterns {
  /** A longer line is known by its ends. */
  private static final int LONGEST = 120;

  private static final int MOST_FIRST = 5;
  private static final int MOST_LAST = 3;

  private static final double WHOLE = 3;
  private static final double NUMBERED = 3.2;
  private static final double LABEL = 3.4;
  private static final double FIRST_WORDS = 4;
  private static final double LAST_WORDS = 5;

  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern LABELLED = Pattern.compile("\\p{L}[^:—–|]{1,40}[:—–|]");

  private LinePatterns() {}

  /** Each pattern with its cost: the lower it is, the less else it takes. */
  static Map<String, Double> of(String line) {
    Map<String, Double> all = new LinkedHashMap<>();
    if (line.codePointCount(0, line.length()) <= LONGEST) {
      String whole = quoted(line);
      all.put("^" + whole + "$", WHOLE);
      all.putIfAbsent("^" + DIGITS.matcher(whole).replaceAll("\\\\d+") + "$", NUMBERED);
    }
    Matcher label = LABELLED.matcher(line);
    if (label.lookingAt()) {
      all.put("^" + quoted(label.group()), LABEL);
    }
    List<String> words = List.of(line.split(" "));
    for (int n = Math.min(MOST_FIRST, words.size() - 1); n >= 2; n--) {
      String first = String.join(" ", words.subList(0, n));
      all.putIfAbsent("^" + quoted(first), FIRST_WORDS + 1.0 / n);
    }
    for (int n = Math.min(MOST_LAST, words.size() - 1); n >= 2; n--) {
      String last = String.join(" ", words.subList(words.size() - n, words.size()));
      all.putIfAbsent(quoted(last) + "$", LAST_WORDS + 1.0 / n);
    }
    return all;
  }

  private static String quoted(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }
}
