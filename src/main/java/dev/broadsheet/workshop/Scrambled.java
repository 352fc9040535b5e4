package dev.broadsheet.workshop;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells names such as {@code feoRWP} and {@code IXtfxu} from {@code newsTV} and {@code fadeIn}: of
 * two cases, and not divided by them into words that could be said.
 */
final class Scrambled {
  private static final Pattern SIZE = Pattern.compile("[A-Za-z]{5,8}");
  private static final Pattern CASES = Pattern.compile("(?=.*[a-z]).+[A-Z].*");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
  private static final Pattern VOWEL = Pattern.compile("(?i)[aeiouy]");
  private static final Pattern CONSONANTS = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxz]{4}");

  /** Two or three letters for one sound. */
  private static final Pattern ONE_SOUND = Pattern.compile("(?i)sch|ch|ck|th|ph|sh|ng|st");

  /** Words of names, though they are short or lack a vowel. */
  private static final Set<String> SHORT =
      Set.of(
          "is", "in", "on", "no", "to", "up", "by", "at", "of", "ad", "my", "bg", "btn", "img",
          "txt", "nav");

  private static final int SHORTEST_WORD = 3;

  /** What stands beside letters that are each a word's first. */
  private static final int SHORTEST_BESIDE = 4;

  private Scrambled() {}

  /** Whether a part of a name, between its hyphens, is no person's. */
  static boolean is(String part) {
    if (!SIZE.matcher(part).matches() || !CASES.matcher(part).matches()) {
      return false;
    }
    String[] words = WORD.matcher(part).results().map(MatchResult::group).toArray(String[]::new);
    int capitals = 0;
    int longest = 0;
    for (String word : words) {
      if (word.equals(word.toUpperCase(Locale.ROOT))) {
        capitals += word.length() == 1 ? 2 : 1;
      } else if (!canBeSaid(word)) {
        return true;
      } else {
        longest = Math.max(longest, word.length());
      }
    }
    return capitals > 1 || (capitals == 1 && longest < SHORTEST_BESIDE);
  }

  private static boolean canBeSaid(String word) {
    return SHORT.contains(word.toLowerCase(Locale.ROOT))
        || (word.length() >= SHORTEST_WORD
            && VOWEL.matcher(word).find()
            && !CONSONANTS.matcher(ONE_SOUND.matcher(word).replaceAll("t")).find());
  }
}
