package dev.broadsheet.crawl;

import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.RunHistory;
import dev.broadsheet.store.RunHistory.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages that failed, each once for each reason, the last first.
 *
 * @param isWhole whether all failures were looked at, or the last ones of very many
 */
public record FailedPages(List<FailedPage> all, boolean isWhole) {
  /** So long what failed is of interest, where no run is asked for. */
  public static final Duration LATELY = Duration.ofDays(7);

  private static final int MOST = 5_000;

  public FailedPages {
    all = List.copyOf(all);
  }

  private record Key(String site, Optional<URI> url, String why) {}

  /** What failed lately; in a run, of a site, where those are asked for. */
  public static FailedPages of(
      RunHistory history, Optional<Long> run, Optional<String> site, Instant now) {
    List<Failure> failures = history.failures(run, site, now.minus(LATELY), MOST);
    Map<Key, FailedPage> pages = new LinkedHashMap<>();
    for (Failure failure : failures) {
      RunEvent event = failure.event();
      Key key = new Key(event.site().orElseThrow(), event.url(), Outcome.why(event.message()));
      FailedPage page =
          new FailedPage(key.site(), key.url(), key.why(), failure.run(), event.at(), 1);
      pages.merge(key, page, FailedPage::andBefore);
    }
    return new FailedPages(new ArrayList<>(pages.values()), failures.size() < MOST);
  }

  /** Those that failed for a reason. */
  public List<FailedPage> because(String why) {
    return all.stream().filter(page -> page.why().equals(why)).toList();
  }

  /** How many there are of each, the most first. */
  public static Map<String, Long> counts(List<FailedPage> pages, Function<FailedPage, String> of) {
    Map<String, Long> counts = new LinkedHashMap<>();
    pages.forEach(page -> counts.merge(of.apply(page), 1L, Long::sum));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> sorted.put(e.getKey(), Objects.requireNonNull(e.getValue())));
    return sorted;
  }
}
