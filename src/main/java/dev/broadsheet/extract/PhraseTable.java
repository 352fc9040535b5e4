package dev.broadsheet.extract;

import dev.broadsheet.extract.Residue.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their words: an open hash table of phrases and of their beginnings, so that a line is
 * followed only as far as some phrase goes on. A key is a hash of 64 bits that stands for its
 * words.
 */
final class PhraseTable {
  private static final long NO_WORDS = 1;
  private static final long FREE = 0;

  /** Bits of the keys of first words: few enough to stay near the processor. */
  private static final int FIRST = 1 << 16;

  private final BitSet first = new BitSet(FIRST);
  private final long[] keys;
  private final @Nullable ResiduePhrase[] phrases;

  PhraseTable(List<ResiduePhrase> all) {
    int words = all.stream().mapToInt(phrase -> phrase.words().count()).sum();
    int size = Integer.highestOneBit(Math.max(words, 1)) * 2;
    keys = new long[size];
    phrases = new ResiduePhrase[size];
    all.forEach(this::add);
  }

  private void add(ResiduePhrase phrase) {
    WordCursor cursor = phrase.words();
    long key = NO_WORDS;
    int slot = slot(key);
    while (cursor.next()) {
      boolean begins = key == NO_WORDS;
      key = key(key, cursor);
      if (begins) {
        first.set(bit(key));
      }
      slot = slot(key);
      keys[slot] = key;
    }
    phrases[slot] = phrase;
  }

  /** The kind of the longest phrase that begins with the word a cursor just went over. */
  Optional<Kind> longest(WordCursor word) {
    long key = key(NO_WORDS, word);
    if (!first.get(bit(key))) {
      return Optional.empty();
    }
    int slot = slot(key);
    Optional<Kind> found = Optional.empty();
    WordCursor cursor = word.fork();
    while (keys[slot] != FREE) {
      ResiduePhrase phrase = phrases[slot];
      if (phrase != null && phrase.fits(cursor)) {
        found = Optional.of(phrase.kind());
      }
      if (!cursor.next()) {
        return found;
      }
      key = key(key, cursor);
      slot = slot(key);
    }
    return found;
  }

  private static long key(long before, WordCursor cursor) {
    long key = (Long.rotateLeft(before, 23) ^ cursor.word()) * 0xBF58476D1CE4E5B9L;
    return key ^ (key >>> 31);
  }

  private static int bit(long key) {
    return (int) (key >>> 40) & (FIRST - 1);
  }

  /** Where the key is, or would be. */
  private int slot(long key) {
    int slot = (int) key & (keys.length - 1);
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
