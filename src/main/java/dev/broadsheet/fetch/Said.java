package dev.broadsheet.fetch;

import java.util.Locale;
import java.util.Set;

/** Roughly, how much a page says to who looks at it; no page is parsed for this. */
final class Said {
  private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "svg");

  private Said() {}

  /** The characters between the tags, without the spaces around. */
  static int length(String html) {
    int length = 0;
    String unseen = "";
    for (String part : html.split("<", -1)) {
      String tag = name(part);
      if (unseen.isEmpty() && UNSEEN.contains(tag)) {
        unseen = tag;
      } else if (tag.equals("/" + unseen)) {
        unseen = "";
      }
      if (unseen.isEmpty()) {
        length += part.substring(part.indexOf('>') + 1).strip().length();
      }
    }
    return length;
  }

  private static String name(String part) {
    int end = 0;
    while (end < part.length() && (Character.isLetterOrDigit(part.charAt(end)) || end == 0)) {
      end++;
    }
    return part.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
