package dev.broadsheet.store;

/**
 * What a run did on a site.
 *
 * @param found different addresses that the sources named, known ones included
 * @param failed pages that could not be had or read
 * @param withdrawn articles whose page the site has taken away
 * @param bytes of the pages that were had, after decompression
 * @param millis how long the site took
 */
public record SiteCounts(
    int found,
    int stored,
    int updated,
    int unchanged,
    int duplicates,
    int kept,
    int skipped,
    int failed,
    int withdrawn,
    long bytes,
    long millis) {
  public static final SiteCounts NONE = new SiteCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Pages that were dealt with, one way or another. */
  public int handled() {
    return stored + updated + unchanged + duplicates + kept + skipped + failed + withdrawn;
  }

  public SiteCounts plus(SiteCounts other) {
    return new SiteCounts(
        found + other.found,
        stored + other.stored,
        updated + other.updated,
        unchanged + other.unchanged,
        duplicates + other.duplicates,
        kept + other.kept,
        skipped + other.skipped,
        failed + other.failed,
        withdrawn + other.withdrawn,
        bytes + other.bytes,
        millis + other.millis);
  }
}
