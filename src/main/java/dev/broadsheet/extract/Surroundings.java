package dev.broadsheet.extract;

import java.util.BitSet;
import java.util.List;

/**
 * The names that stand around a place in a page, and what they count in both judgements. A name
 * counts each time it occurs, up to thrice: tables for layout stand in each other, many deep.
 */
record Surroundings(BitSet seen, double first, double second) {
  static final Surroundings NONE = new Surroundings(new BitSet(), 0, 0);

  private static final int TIMES = 3;

  /** What a name counts, by its index. */
  record NameWeight(int index, double first, double second) {}

  /** With those of an element inside; each once, as an element has it. */
  Surroundings with(List<NameWeight> names) {
    if (names.isEmpty()) {
      return this;
    }
    BitSet more = (BitSet) seen.clone();
    double sum = first;
    double next = second;
    for (NameWeight name : names) {
      int from = name.index() * TIMES;
      int free = more.nextClearBit(from);
      if (free < from + TIMES) {
        more.set(free);
        sum += name.first();
        next += name.second();
      }
    }
    return new Surroundings(more, sum, next);
  }
}
