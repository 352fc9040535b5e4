package dev.broadsheet.search;

/**
 * How much of a store an index has, counted in changes.
 *
 * @param taken changes that it has
 * @param all that there are
 */
public record Standing(long taken, long all) {
  /** Of an index that can't be asked. */
  public static final Standing NONE = new Standing(0, 0);

  /** Changes that are missing. */
  public long behind() {
    return all - taken;
  }

  /** How much it has, in whole percent: 100 where nothing is missing. */
  public int percent() {
    return all == 0 ? 100 : Math.toIntExact(taken * 100 / all);
  }
}
