package dev.broadsheet.bench.console;

import com.sun.management.OperatingSystemMXBean;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.WebConsole;
import dev.broadsheet.bench.Timing;
import dev.broadsheet.bench.store.Invention;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.Role;
import dev.broadsheet.corpus.Build;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How fast every page of the console is over a big store, and how much it sends: {@code
 * ConsoleBench FOLDER}, the data folder that {@code StreamBench} kept. A text index, a year of
 * runs, a corpus of one site and an archived page are made where they are missing. The processor's
 * time is that of the reader, too. To be run with {@code -Xmx512m}.
 */
public final class ConsoleBench {
  private static final int WARM = 5;
  private static final int ROUNDS = 20;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private ConsoleBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (Broadsheet broadsheet = new Newsroom(Path.of(args[0])).open()) {
      String archived = Newsroom.archived(broadsheet);
      Timing indexing = new Timing("text index caught up");
      broadsheet.index().catchUp(count -> {});
      indexing.tell(broadsheet.store().counts().articles());
      Timing building = new Timing("corpus of a site");
      Build build = broadsheet.corpora().build("one-site", Optional.empty());
      building.tell(build.manifest().articles());
      long run = Newsroom.lastRun(broadsheet.store());
      WebConsole web = broadsheet.console();
      try (Console console =
          web.start(web.settings().withPort(0), true, new CrawlMetrics(), List::of)) {
        Reader reader = Reader.at(console.address(), web.oneTimeToken(Role.OPERATE));
        tell("page", "median ms", "worst ms", "CPU ms", "KB", "KB of charts");
        for (String path : pages(archived, run, build.number())) {
          measure(path, reader);
        }
      }
    }
  }

  private static List<String> pages(String archived, long run, int build) {
    String site = Newsroom.SITE;
    return List.of(
        "/",
        "/sites",
        "/sites/" + site,
        "/sites/" + site + "/pages",
        "/failures",
        "/articles",
        "/articles?page=400",
        "/articles?site=" + site,
        "/articles?month=2025-03&sort=oldest",
        "/articles?q=" + new Invention().commonest(),
        "/articles/" + archived,
        "/articles/" + archived + "/versions",
        "/articles/" + archived + "/source",
        "/articles/" + archived + "/look",
        "/articles/" + archived + "/snapshot",
        "/studio",
        "/schedules",
        "/schedules/often",
        "/runs",
        "/runs?schedule=often&state=failed",
        "/runs/" + run,
        "/corpora",
        "/corpora/one-site",
        "/corpora/one-site/" + build);
  }

  private static void measure(String path, Reader reader) throws IOException, InterruptedException {
    for (int i = 0; i < WARM; i++) {
      reader.millis(path);
    }
    double[] times = new double[ROUNDS];
    long used = PROCESS.getProcessCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = reader.millis(path);
    }
    double work = (PROCESS.getProcessCpuTime() - used) / 1e6 / ROUNDS;
    Arrays.sort(times);
    Reader.Weight weight = reader.weight(path);
    tell(
        path,
        "%.1f".formatted(times[ROUNDS / 2]),
        "%.1f".formatted(times[ROUNDS - 1]),
        "%.1f".formatted(work),
        "%.1f".formatted(weight.plain() / 1e3),
        "%.1f".formatted(weight.charts() / 1e3));
  }

  private static void tell(String page, String... figures) {
    System.out.printf("%-40s", page);
    for (String figure : figures) {
      System.out.printf("%13s", figure);
    }
    System.out.println();
  }
}
