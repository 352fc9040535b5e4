package dev.broadsheet.store;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What of a text is compared with other texts: how many shingles (runs of four words, in lower
 * case, without punctuation) it has, and the MinHash of them. The same on every machine.
 */
final class Signature {
  private static final int SHINGLE = 4;

  /** A shorter text is one shingle: only the same words are near. */
  private static final int SHORT = 30;

  /** A shorter text says nothing of its own: "Read more in our next issue". */
  private static final int SHORTEST = 8;

  private static final Hasher64 HASHER = Hashing.komihash5_0();
  private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(128, 16);

  /**
   * Texts of the same length that share 70 % of their shingles have a band in common in 93 cases of
   * 100, at 80 % in 99; such that share 5 % in one of 200.
   */
  private static final int BANDS = 8;

  private static final int BAND = 2;

  /** What share of the shorter text's shingles must stand in the other. */
  private static final double SHARED = 0.7;

  /** A text more than so many times as long is a digest, not another version. */
  private static final int LONGER = 2;

  private final int shingles;
  private final byte[] components;

  private Signature(int shingles, byte[] components) {
    this.shingles = shingles;
    this.components = components;
  }

  /** As it was stored. */
  static Signature of(int shingles, byte[] components) {
    return new Signature(shingles, components.clone());
  }

  /** Empty for a text of fewer than eight words. */
  static Optional<Signature> of(String text) {
    long[] words = words(text);
    if (words.length < SHORTEST) {
      return Optional.empty();
    }
    int length = words.length < SHORT ? words.length : SHINGLE;
    long[] shingles =
        IntStream.rangeClosed(0, words.length - length)
            .mapToLong(at -> shingle(words, at, length))
            .toArray();
    return Optional.of(
        new Signature(
            shingles.length,
            POLICY.createHasher().compute(ElementHashProvider.ofValues(shingles))));
  }

  private static long shingle(long[] words, int at, int length) {
    long hash = length;
    for (int i = at; i < at + length; i++) {
      hash = HASHER.hashLongLongToLong(hash, words[i]);
    }
    return hash;
  }

  private static long[] words(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    LongStream.Builder words = LongStream.builder();
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inside = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(HASHER.hashCharsToLong(lower.substring(start, i)));
        start = -1;
      }
    }
    return words.build().toArray();
  }

  int shingles() {
    return shingles;
  }

  byte[] components() {
    return components.clone();
  }

  /** Each band is its number and its components; texts that are near have some in common. */
  List<Long> bands() {
    return IntStream.range(0, BANDS).mapToObj(this::band).toList();
  }

  private Long band(int number) {
    long band = number;
    for (int i = number * BAND; i < (number + 1) * BAND; i++) {
      band = band << POLICY.getComponentSizeInBits() | POLICY.getComponent(components, i);
    }
    return band;
  }

  /** Whether one text is another version of the other: edited, cut, with another beginning. */
  boolean isNear(Signature other) {
    int shorter = Math.min(shingles, other.shingles);
    int longer = Math.max(shingles, other.shingles);
    double alike = POLICY.getFractionOfEqualComponents(components, other.components);
    double shared = alike / (1 + alike) * (shorter + longer);
    return longer <= LONGER * shorter && shared >= SHARED * shorter;
  }
}
