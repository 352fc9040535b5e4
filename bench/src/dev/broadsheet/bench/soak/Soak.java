package dev.broadsheet.bench.soak;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.Settings;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Store;
import dev.broadsheet.testing.FastClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs schedules on local sites for so many minutes that stand for so many days, and tells whether
 * anything was lost, taken twice, overlapping or forgotten, and how memory and threads went.
 *
 * <p>Arguments: minutes, days, sites, articles of each (60 60 50 200).
 */
final class Soak {
  private static final int GROUPS = 5;
  private static final int SAMPLES = 20;

  /** What appeared later need not be there yet: a site may have been down. */
  private static final Duration LATEST = Duration.ofDays(3);

  /** A correction is seen at the visit after seven days. */
  private static final Duration LATEST_CORRECTION = Duration.ofDays(10);

  private final Duration minutes;
  private final Duration days;
  private final int sites;
  private final int articles;

  private Soak(Duration minutes, Duration days, int sites, int articles) {
    this.minutes = minutes;
    this.days = days;
    this.sites = sites;
    this.articles = articles;
  }

  /** What the process holds at a time. */
  private record Sample(long heapMegabytes, int threads) {}

  public static void main(String[] args) throws Exception {
    int[] given = {60, 60, 50, 200};
    for (int i = 0; i < args.length; i++) {
      given[i] = Integer.parseInt(args[i]);
    }
    new Soak(Duration.ofMinutes(given[0]), Duration.ofDays(given[1]), given[2], given[3]).run();
  }

  private void run() throws Exception {
    Path folder = Files.createTempDirectory("soak");
    double speed = (double) days.toMillis() / minutes.toMillis();
    FastClock clock = new FastClock(Instant.parse("2026-03-01T00:00:00Z"), speed);
    Overlaps visits = new Overlaps();
    List<Sample> samples = new ArrayList<>();
    try (Town town = new Town(clock, days, sites, articles)) {
      town.writeAdapters(folder.resolve("adapters"), GROUPS);
      writeSchedules(Files.createDirectories(folder.resolve("schedules")));
      try (Broadsheet broadsheet =
          new Broadsheet(settings(folder, town), clock, Clock.systemUTC(), speed)) {
        try (ScheduleRunner _ =
            broadsheet.service().serve(broadsheet.service().schedules(), visits)) {
          for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(minutes.dividedBy(SAMPLES));
            samples.add(sample());
          }
          broadsheet.hurry();
        }
        tell(broadsheet.store(), town, clock.instant(), visits, samples);
      }
    }
    System.out.println("left in " + folder);
  }

  private static Settings settings(Path folder, Town town) {
    return Settings.under(folder)
        .withFetching(FetchSettings.DEFAULT.withAllowedHosts(Set.of(town.authority())));
  }

  private static void writeSchedules(Path folder) throws IOException {
    for (int group = 0; group < GROUPS; group++) {
      Files.writeString(
          folder.resolve("group" + group + ".yaml"), "every: 6h\ntags: group" + group + "\n");
    }
  }

  private static Sample sample() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    return new Sample(used, ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private void tell(Store store, Town town, Instant end, Overlaps visits, List<Sample> samples) {
    Map<String, Boolean> correctedByAddress = new HashMap<>();
    Set<String> titles = new HashSet<>();
    int[] twice = {0};
    store
        .articles()
        .forEach(
            ArticleFilter.ALL,
            a -> {
              correctedByAddress.put(a.url().getPath(), a.text().contains("Исправлено"));
              twice[0] += titles.add(a.title()) ? 0 : 1;
            });
    int lost = 0;
    int uncorrected = 0;
    int due = town.published(end.minus(LATEST));
    int dueCorrections = town.published(end.minus(LATEST_CORRECTION));
    for (int site = 0; site < sites; site++) {
      for (int n = 0; n < due; n++) {
        Boolean corrected = correctedByAddress.get("/" + site + "/" + n);
        lost += corrected == null ? 1 : 0;
        boolean wanted = Town.isCorrected(n) && n < dueCorrections;
        uncorrected += wanted && Boolean.FALSE.equals(corrected) ? 1 : 0;
      }
    }
    System.out.printf(
        "articles %d of %d due, lost %d, twice %d, corrections missed %d%n",
        titles.size(), due * sites, lost, twice[0], uncorrected);
    System.out.printf(
        "requests %d, visits of sites %d, overlapping %d%n",
        town.requests(), visits.visits(), visits.overlapping());
    tellRuns(store);
    samples.forEach(
        s -> System.out.printf("heap %d MB, threads %d%n", s.heapMegabytes(), s.threads()));
  }

  private static void tellRuns(Store store) {
    Map<String, Integer> runs = new TreeMap<>();
    for (Run run : store.history().runs(RunFilter.ALL, Optional.empty(), 100_000)) {
      runs.merge(run.schedule().orElse("by hand") + " " + run.state(), 1, Integer::sum);
    }
    System.out.println("runs " + runs);
    int missed = store.missedTimes().since(Instant.EPOCH).stream().mapToInt(Missed::times).sum();
    System.out.println("times missed " + missed);
  }
}
