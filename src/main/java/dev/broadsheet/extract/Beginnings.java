package dev.broadsheet.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters with which what a pattern matches begins: most texts that are asked about begin
 * with another, and need no look at the pattern's many words. Learned as characters are met.
 * Thread-safe: what two threads learn is the same.
 */
final class Beginnings {
  private static final byte UNKNOWN = 0;
  private static final byte YES = 1;
  private static final byte NO = 2;

  private final Pattern pattern;
  private final byte[] known = new byte[1 << Character.SIZE];

  /**
   * None known yet.
   *
   * @param pattern looks at nothing before its match
   */
  Beginnings(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Whether a match may begin with a character; of halves of surrogate pairs it says yes. */
  @SuppressWarnings("JdkObsolete") // whether more text might have matched is what is asked
  boolean has(char c) {
    if (known[c] == UNKNOWN) {
      Matcher matcher = pattern.matcher(String.valueOf(c));
      boolean may = Character.isSurrogate(c) || matcher.lookingAt() || matcher.hitEnd();
      known[c] = may ? YES : NO;
    }
    return known[c] == YES;
  }
}
