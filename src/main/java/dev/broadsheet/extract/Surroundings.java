package dev.broadsheet.extract;

import java.util.BitSet;

/**
 * The names that stand around a place in a page, and what they count in both judgements. A name
 * counts each time it occurs, up to thrice: tables for layout stand in each other, many deep.
 */
record Surroundings(BitSet seen, double first, double second) {
  static final Surroundings NONE = new Surroundings(new BitSet(), 0, 0);

  private static final int TIMES = 3;

  /** What a name counts, by its index. */
  record NameWeight(int index, double first, double second) {}

  Surroundings with(NameWeight name) {
    int from = name.index() * TIMES;
    int free = seen.nextClearBit(from);
    if (free >= from + TIMES) {
      return this;
    }
    BitSet more = (BitSet) seen.clone();
    more.set(free);
    return new Surroundings(more, first + name.first(), second + name.second());
  }
}
