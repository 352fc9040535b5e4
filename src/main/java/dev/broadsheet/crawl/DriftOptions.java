package dev.broadsheet.crawl;

/**
 * When a site is said to drift.
 *
 * @param pages the last pages that are looked at, and as many at least before them (default: 20)
 */
public record DriftOptions(int pages) {
  public static final DriftOptions DEFAULT = new DriftOptions(20);

  public DriftOptions {
    if (pages < 1) {
      throw new IllegalArgumentException("it takes a page at least, found " + pages);
    }
  }
}
