package dev.broadsheet.extract;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What names in markup tell, each worked out once for all pages: pages and sites have many elements
 * and few names. All memories keep what they know of a name in one place, as to find it there takes
 * longer than to read it, and most are asked about the same names. Forgets all when it is full, as
 * a crawl goes on to other sites. Thread-safe.
 */
final class NameMemory<T> {
  private static final int MOST = 100_000;
  private static final int LONGEST = 2_000;

  private static final Map<String, Name> KNOWN = new ConcurrentHashMap<>();
  private static final AtomicInteger MEMORIES = new AtomicInteger();

  private final int number = MEMORIES.getAndIncrement();
  private final Function<String, T> reading;

  /**
   * An empty memory.
   *
   * @param reading works out what a name tells; a function of the name alone
   */
  NameMemory(Function<String, T> reading) {
    this.reading = reading;
  }

  /** What each memory knows of a name, by the memory's number. */
  private static final class Name {
    /** Replaced when something is learned; what one of two threads learns at once may be lost. */
    private volatile @Nullable Object[] told = {};

    @Nullable Object told(int memory) {
      @Nullable Object[] all = told;
      return memory < all.length ? all[memory] : null;
    }

    void tell(int memory, Object answer) {
      @Nullable Object[] all = Arrays.copyOf(told, Math.max(told.length, memory + 1));
      all[memory] = answer;
      told = all;
    }
  }

  @SuppressWarnings("unchecked") // only this memory writes under its number
  T of(String name) {
    Name known = KNOWN.get(name);
    Object told = known == null ? null : known.told(number);
    return told == null ? learn(name) : (T) told;
  }

  private T learn(String name) {
    T told = reading.apply(name);
    if (name.length() <= LONGEST) {
      if (KNOWN.size() >= MOST) {
        KNOWN.clear();
      }
      KNOWN.computeIfAbsent(name, _ -> new Name()).tell(number, told);
    }
    return told;
  }
}
