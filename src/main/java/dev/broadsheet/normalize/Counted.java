package dev.broadsheet.normalize;

/** A number and what it counts, as messages tell it: 1 page, 2 pages, 0 addresses. */
public final class Counted {
  private Counted() {}

  /** The number with its noun, of which the word for one is given. */
  public static String of(long count, String one) {
    return count + " " + (count == 1 ? one : plural(one));
  }

  private static String plural(String noun) {
    return noun + (noun.endsWith("s") ? "es" : "s");
  }
}
