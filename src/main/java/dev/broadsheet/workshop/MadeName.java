package dev.broadsheet.workshop;

import java.util.regex.Pattern;

/** Tells names of classes that a program made, which change with its next build, from people's. */
final class MadeName {
  /** What styling libraries write: their prefix, and no word that a person would write. */
  private static final Pattern MAKER =
      Pattern.compile("(?:css|sc|jsx|jss|svelte|emotion)-(?=[\\w-]*[A-Z\\d])[\\w-]{4,}");

  /** A hash behind the name that a person gave: CSS modules. */
  private static final Pattern MODULE = Pattern.compile("\\w*?_{1,3}(?=\\w*\\d)[A-Za-z0-9]{5,8}");

  private static final Pattern PARTS = Pattern.compile("[-_]+");
  private static final int SHORTEST_HASH = 5;

  /** A hash changes between letters and digits; a name has digits at its end, or in one place. */
  private static final int CHANGES = 3;

  private MadeName() {}

  static boolean is(String name) {
    return MAKER.matcher(name).matches()
        || (MODULE.matcher(name).matches() && changes(name) >= 2)
        || PARTS.splitAsStream(name).anyMatch(MadeName::isHash);
  }

  private static boolean isHash(String part) {
    return part.length() >= SHORTEST_HASH && changes(part) >= CHANGES;
  }

  private static int changes(String part) {
    int changes = 0;
    for (int i = 1; i < part.length(); i++) {
      changes += Character.isDigit(part.charAt(i)) == Character.isDigit(part.charAt(i - 1)) ? 0 : 1;
    }
    return changes;
  }
}
