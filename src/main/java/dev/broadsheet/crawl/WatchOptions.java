package dev.broadsheet.crawl;

/**
 * When an operator is told of trouble.
 *
 * @param failingRuns runs in a row in which a site could not be had (default 3)
 * @param disk bytes; less left on the disk is too little (default 1 GB)
 */
public record WatchOptions(int failingRuns, long disk) {
  public static final WatchOptions DEFAULT = new WatchOptions(3, 1_000_000_000);

  public WatchOptions {
    if (failingRuns < 1) {
      throw new IllegalArgumentException("failingRuns must be 1 or more, found " + failingRuns);
    }
    if (disk < 0) {
      throw new IllegalArgumentException("disk must not be negative, found " + disk);
    }
  }
}
