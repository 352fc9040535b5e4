package dev.broadsheet.search;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of the commonest words, for all threads together: to look a word up takes
 * longer than all else that is done with it, and few words make most of every text.
 */
final class Memory<T> {
  private record Known<T>(String word, T what) {}

  /** By the words' hashes; the last to come has the place. */
  private final AtomicReferenceArray<@Nullable Known<T>> known;

  /**
   * An empty memory.
   *
   * @param places for how many words there is room; a power of two
   */
  Memory(int places) {
    known = new AtomicReferenceArray<>(places);
  }

  /**
   * What is known of a word.
   *
   * @param lookUp finds it out; gives the same for the same word
   */
  T of(CharSequence word, Function<String, T> lookUp) {
    int place = place(word);
    Known<T> there = known.get(place);
    if (there == null || !there.word.contentEquals(word)) {
      String asked = word.toString();
      there = new Known<>(asked, lookUp.apply(asked));
      known.set(place, there);
    }
    return there.what;
  }

  private int place(CharSequence word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = 31 * hash + word.charAt(i);
    }
    return (hash ^ hash >>> 16) & known.length() - 1;
  }
}
