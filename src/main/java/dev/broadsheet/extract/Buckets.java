package dev.broadsheet.extract;

/** Divides numbers into few ranges. */
final class Buckets {
  /** Stands for the bucket of what falls into none. */
  static final int NONE = -1;

  private Buckets() {}

  /** How many of the ascending edges a value reaches. */
  static int of(double value, double... edges) {
    int bucket = 0;
    while (bucket < edges.length && value >= edges[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /**
   * Where an index lies to a span of others: 0 to 4 before it by distance, 5 in it, 6 to 10 behind
   * it, 11 where there is none.
   */
  static int span(int i, int first, int last) {
    if (first < 0) {
      return 11;
    }
    if (i < first) {
      return of(first - i, 2, 3, 6, 12);
    }
    return i <= last ? 5 : 6 + of(i - last, 2, 3, 6, 12);
  }
}
