package dev.broadsheet.upkeep;

import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Store;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Articles that somebody wants to be deleted, as they were chosen at one moment: eight bytes of
 * memory for each. Others may work meanwhile.
 */
public final class Deletion {
  /** So many go together, all or none. */
  private static final int STEP = 200;

  private final Store store;
  private final Clock clock;
  private final long[] numbers;
  private final Map<String, Long> sites;

  private Deletion(Store store, Clock clock, long[] numbers, Map<String, Long> sites) {
    this.store = store;
    this.clock = clock;
    this.numbers = numbers;
    this.sites = Collections.unmodifiableMap(sites);
  }

  /** Chooses; nothing is deleted yet. */
  public static Deletion of(Store store, ArticleFilter filter, Clock clock) {
    LongStream.Builder numbers = LongStream.builder();
    Map<String, Long> sites = new TreeMap<>();
    store
        .articles()
        .atOneMoment(
            moment -> {
              moment.cards(
                  filter,
                  card -> {
                    numbers.add(card.number());
                    sites.merge(card.site(), 1L, Long::sum);
                  });
              return true;
            });
    return new Deletion(store, clock, numbers.build().toArray(), sites);
  }

  /** How many articles were chosen. */
  public long articles() {
    return numbers.length;
  }

  /** How many of each site, in order of name. */
  public Map<String, Long> sites() {
    return sites;
  }

  /**
   * Deletes them with every version. Killed or stopped, it has deleted the first of them, and can
   * be begun again.
   *
   * @param stopping asked before each step
   * @param progress is told after each step how many are gone
   * @return how many are gone
   */
  public long run(BooleanSupplier stopping, LongConsumer progress) {
    long gone = 0;
    for (int from = 0; from < numbers.length && !stopping.getAsBoolean(); from += STEP) {
      long[] step = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + STEP));
      gone += store.articles().delete(Arrays.stream(step).boxed().toList(), clock.instant());
      progress.accept(gone);
    }
    return gone;
  }
}
