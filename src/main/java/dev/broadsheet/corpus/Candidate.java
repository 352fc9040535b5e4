package dev.broadsheet.corpus;

import dev.broadsheet.store.Card;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is kept in memory of an article that fits: enough to choose by.
 *
 * @param number its place in the order in which articles were taken in
 * @param id the article's, as a number
 * @param group of near-duplicates; 0: none
 * @param site its place in the list of sites that were met
 * @param day of publication in the article's own offset, counted from 1970; {@link #UNDATED} where
 *     no page told it
 * @param taken seconds since 1970
 * @param version of the article
 */
record Candidate(
    long number, long id, long group, int site, int day, long taken, int words, int version) {
  static final int UNDATED = Integer.MAX_VALUE;

  static final Comparator<Candidate> BY_ID =
      Comparator.comparing(Candidate::id, Long::compareUnsigned);

  static Candidate of(Card card, int site) {
    return new Candidate(
        card.number(),
        number(card.id()),
        card.group().map(Candidate::number).orElse(0L),
        site,
        card.publishedOn().map(day -> Math.toIntExact(day.toEpochDay())).orElse(UNDATED),
        card.taken().getEpochSecond(),
        card.words(),
        card.version());
  }

  /** An id of 16 hex digits as a number; unsigned ones have the order of ids. */
  static long number(String id) {
    return Long.parseUnsignedLong(id, 16);
  }

  /** The id that a number stands for. */
  static String id(long number) {
    return "%016x".formatted(number);
  }

  Optional<String> groupId() {
    return group == 0 ? Optional.empty() : Optional.of(id(group));
  }

  /** Whom it shares its fate with: its group, or none but itself. */
  long family() {
    return group == 0 ? id : group;
  }

  boolean isDated() {
    return day != UNDATED;
  }
}
