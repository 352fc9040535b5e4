package dev.broadsheet.corpus;

/**
 * What is kept in memory of an article that fits: enough to choose by.
 *
 * @param id the article's, as a number
 * @param group of near-duplicates; 0: none
 * @param site its place in the list of sites that were met
 * @param published seconds since 1970; {@link #UNDATED} where no page told it
 * @param day of publication in the article's own offset, counted from 1970
 * @param version of the article
 */
record Candidate(long id, long group, int site, long published, int day, int words, int version) {
  static final long UNDATED = Long.MAX_VALUE;

  /** Whom it shares its fate with: its group, or none but itself. */
  long family() {
    return group == 0 ? id : group;
  }

  boolean isDated() {
    return published != UNDATED;
  }
}
