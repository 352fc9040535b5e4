package dev.broadsheet.extract;

/**
 * How far a site's own body rules are distrusted on a page.
 *
 * @param doubtBelow a body of fewer characters is held against what a search of the page finds; 0:
 *     none is
 * @param compares whether the body's lines are looked at, and how far they agree with the search's,
 *     which takes as long as another search
 */
public record Scrutiny(int doubtBelow, boolean compares) {
  public static final Scrutiny NONE = new Scrutiny(0, false);
}
