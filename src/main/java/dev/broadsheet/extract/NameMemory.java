package dev.broadsheet.extract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What names in markup tell, each worked out once for all pages: pages and sites have many elements
 * and few names. Forgets all when it is full, as a crawl goes on to other sites. Thread-safe.
 */
final class NameMemory<T> {
  private static final int MOST = 50_000;
  private static final int LONGEST = 500;

  private final Map<String, T> known = new ConcurrentHashMap<>();
  private final Function<String, T> reading;

  /**
   * An empty memory.
   *
   * @param reading works out what a name tells; a function of the name alone
   */
  NameMemory(Function<String, T> reading) {
    this.reading = reading;
  }

  T of(String name) {
    T told = known.get(name);
    return told == null ? learn(name) : told;
  }

  private T learn(String name) {
    T told = reading.apply(name);
    if (name.length() <= LONGEST) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(name, told);
    }
    return told;
  }
}
