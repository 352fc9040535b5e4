package dev.broadsheet.article;

import java.util.Arrays;
import java.util.Locale;

/** How exactly a time is known; the finest first. */
public enum Precision {
  SECOND,
  MINUTE,
  DAY,
  MONTH,
  YEAR;

  /**
   * The one that the article's JSON calls so: {@code day}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Precision ofKey(String key) {
    try {
      return valueOf(key.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known = Arrays.toString(values()).toLowerCase(Locale.ROOT);
      throw new IllegalArgumentException(
          "found precision \"%s\", expected one of %s".formatted(key, known), e);
    }
  }
}
