package dev.broadsheet.corpus;

/** Lots that are the same on every machine and in every version: the finalizer of SplitMix64. */
final class Draw {
  private Draw() {}

  /** Evenly spread over all numbers. */
  static long of(long seed, long id) {
    return mixed(id ^ mixed(seed + 0x9e3779b97f4a7c15L));
  }

  /** From 0 to below 100, evenly spread. */
  static double percent(long seed, String text) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, so that texts are told apart before they are mixed
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (of(seed, hash) >>> 11) * 0x1.0p-53 * 100;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
