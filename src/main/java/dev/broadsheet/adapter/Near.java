package dev.broadsheet.adapter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that an author most likely meant. */
public final class Near {
  private static final int MOST_TOLD = 20;
  private static final int LONGEST = 80;
  private static final int SHORTEST_BEGINNING = 3;

  private Near() {}

  /** {@code one of a, b, c}, or the one that is near: {@code title (did you mean that?)}. */
  public static String choice(String found, Collection<String> known) {
    Optional<String> near = of(found, known);
    String all = known.size() > MOST_TOLD ? "a known one" : "one of " + String.join(", ", known);
    return all + near.map(n -> ": did you mean " + n + "?").orElse("");
  }

  /** The nearest name that is near enough to be a slip of the pen, or one that goes on from it. */
  static Optional<String> of(String found, Collection<String> known) {
    if (found.length() > LONGEST) {
      return Optional.empty();
    }
    String low = found.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, found.length() / 3);
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(low, k)).thenComparing(k -> k))
        .filter(k -> distance(low, k) <= limit)
        .or(() -> known.stream().filter(k -> goesOn(low, k)).min(Comparator.naturalOrder()));
  }

  /** Whether a name is a beginning, of some letters, of another: a site without its country. */
  private static boolean goesOn(String low, String name) {
    return low.length() >= SHORTEST_BEGINNING && name.toLowerCase(Locale.ROOT).startsWith(low);
  }

  /** Insertions, deletions, substitutions and swaps of neighbours that make one of the other. */
  private static int distance(String a, String name) {
    String b = name.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
