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
 * a crawl goes on to other sites. Of a name without end only the beginning counts, as patterns may
 * take the square of its length. Thread-safe.
 */
final class NameMemory<T> {
  private static final int MOST = 100_000;
  private static final int LONGEST = 2_000;

  /** Of each name what the memories know, by their numbers; a slot is filled once. */
  private static final Map<String, @Nullable Object[]> KNOWN = new ConcurrentHashMap<>();

  private static final AtomicInteger MEMORIES = new AtomicInteger();

  private final int number = MEMORIES.getAndIncrement();
  private final Function<String, T> reading;

  /**
   * An empty memory.
   *
   * @param reading works out what a name tells, which is immutable; a function of the name alone
   */
  NameMemory(Function<String, T> reading) {
    this.reading = reading;
  }

  @SuppressWarnings("unchecked") // only this memory writes under its number
  T of(String name) {
    @Nullable Object[] known = KNOWN.get(name);
    Object told = known == null || known.length <= number ? null : known[number];
    return told == null ? learn(name) : (T) told;
  }

  private T learn(String name) {
    if (name.length() > LONGEST) {
      return of(name.substring(0, LONGEST));
    }
    T told = reading.apply(name);
    if (KNOWN.size() >= MOST) {
      KNOWN.clear();
    }
    KNOWN.compute(name, (_, known) -> with(told, known));
    return told;
  }

  private @Nullable Object[] with(T told, @Nullable Object @Nullable [] known) {
    @Nullable Object[] all =
        known == null
            ? new Object[MEMORIES.get()]
            : known.length > number ? known : Arrays.copyOf(known, MEMORIES.get());
    all[number] = told;
    return all;
  }
}
