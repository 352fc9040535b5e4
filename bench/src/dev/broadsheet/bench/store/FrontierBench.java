package dev.broadsheet.bench.store;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import dev.broadsheet.store.Due;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A frontier that knows many addresses: {@code FrontierBench [ADDRESSES]}. Half of them are done,
 * the others wait; then addresses are taken one by one and by the handful, and settled. To be run
 * with {@code -Xmx512m}.
 */
public final class FrontierBench {
  private static final int SITES = 20;
  private static final int BATCH = 5_000;
  private static final int TAKES = 2_000;
  private static final int HANDFUL = 32;

  private FrontierBench() {}

  public static void main(String[] args) throws IOException {
    int addresses = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "frontier");
    try (Store store = Store.open(folder, Clock.systemUTC())) {
      long start = System.nanoTime();
      for (int first = 0; first < addresses; first += BATCH) {
        offer(store, first, Math.min(addresses, first + BATCH));
      }
      tell("addresses offered a second, half of them settled", addresses / seconds(start));
      measure(store, 1);
      measure(store, HANDFUL);
      System.out.printf("%-52s %10d MB%n", "file", store.status().databaseBytes() >> 20);
    }
  }

  private static void offer(Store store, int first, int end) {
    String site = "site" + first / BATCH % SITES;
    List<Link> links = new ArrayList<>();
    List<Settlement> done = new ArrayList<>();
    for (int n = first; n < end; n++) {
      URI url = URI.create("https://www." + site + ".example/news/2026/03/a-long-headline-" + n);
      links.add(Link.of(url, "https://www." + site + ".example/sitemap.xml"));
      if (n % 2 == 0) {
        done.add(Settlement.done(url, Optional.empty(), Validators.NONE));
      }
    }
    store.frontier().offer(site, links);
    store.frontier().settle(done);
  }

  private static void measure(Store store, int handful) {
    double[] millis = new double[TAKES];
    List<Settlement> settlements = new ArrayList<>();
    for (int i = 0; i < TAKES; i++) {
      long start = System.nanoTime();
      List<Due> taken = store.frontier().take("site" + i % SITES, handful, Duration.ofHours(1));
      millis[i] = (System.nanoTime() - start) / 1e6;
      taken.forEach(
          due -> settlements.add(Settlement.done(due.url(), Optional.empty(), Validators.NONE)));
    }
    Arrays.sort(millis);
    tell("take %d: median ms".formatted(handful), millis[TAKES / 2]);
    tell("take %d: 99th percentile ms".formatted(handful), millis[TAKES * 99 / 100]);
    long start = System.nanoTime();
    for (int i = 0; i < settlements.size(); i += HANDFUL) {
      store.frontier().settle(settlements.subList(i, Math.min(settlements.size(), i + HANDFUL)));
    }
    tell("settled a second, %d at once".formatted(HANDFUL), settlements.size() / seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(String what, double value) {
    System.out.printf("%-52s %10.2f%n", what, value);
  }
}
