package dev.broadsheet.extract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands before the name of an author, in many languages, as parts of patterns: {@code
 * byline.labels} beside this class.
 *
 * @param by begins a byline, and sentences, too
 * @param author says that an author's name follows
 * @param role what an author is, behind the name
 * @param agency an agency's name
 */
record BylineLabels(String by, String author, String role, String agency) {
  static final BylineLabels PACKAGED = read(LabelFile.of("byline.labels"));

  private static BylineLabels read(LabelFile file) {
    return new BylineLabels(
        labels(file.under("by")),
        labels(file.under("author")),
        words(file.under("role")),
        words(file.under("agency")));
  }

  private static String labels(Stream<String> phrases) {
    return alternatives(
        phrases,
        phrase ->
            phrase.endsWith(":")
                ? words(phrase.substring(0, phrase.length() - 1)) + "\\s*[:：]"
                : words(phrase) + "\\s*[:：]?");
  }

  private static String words(Stream<String> phrases) {
    return alternatives(phrases, BylineLabels::words);
  }

  /**
   * The longest first, as an alternative that matches ends the search; those of one first letter
   * together, as most texts begin with another.
   */
  private static String alternatives(Stream<String> phrases, UnaryOperator<String> pattern) {
    Map<String, List<String>> byLetter =
        phrases
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(
                Collectors.groupingBy(
                    phrase -> phrase.substring(0, 1),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        phrase -> pattern.apply(phrase.substring(1)), Collectors.toList())));
    return byLetter.entrySet().stream()
        .map(e -> e.getKey() + "(?:" + String.join("|", e.getValue()) + ")")
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String words(String phrase) {
    return Pattern.compile(" ")
        .splitAsStream(phrase)
        .map(Pattern::quote)
        .collect(Collectors.joining("\\s+"));
  }
}
