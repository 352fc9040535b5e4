package dev.broadsheet.store;

import java.util.stream.LongStream;

/**
 * From the first to the last of some cards.
 *
 * @param count how many cards they are
 */
record NumberSpan(long first, long last, long count) {
  static NumberSpan of(long[] numbers) {
    return new NumberSpan(
        LongStream.of(numbers).min().orElse(0),
        LongStream.of(numbers).max().orElse(0),
        numbers.length);
  }

  /** Whether there are more of them than of the numbers between them. */
  boolean isDense() {
    return last - first < 2 * count;
  }

  /** All numbers between them, too. */
  long[] numbers() {
    return LongStream.rangeClosed(first, last).toArray();
  }
}
