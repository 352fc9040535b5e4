package dev.broadsheet.bench;

import com.sun.management.ThreadMXBean;
import dev.broadsheet.article.Page;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A whole batch, one thread, warm: {@code Batch [sets] [rounds]}. The works take turns, round by
 * round, and the thread's own time is taken, so that another load on the machine strikes none of
 * them more; of each page the median round counts.
 */
public final class Batch {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int WARM_UP = 20;
  private static final int SHOWN = 5;

  private final List<Page> pages;
  private final int rounds;
  private final Map<Work, long[][]> nanos = new EnumMap<>(Work.class);
  private final Map<Work, Long> allocated = new EnumMap<>(Work.class);

  private Batch(List<Page> pages, int rounds) {
    this.pages = pages;
    this.rounds = rounds;
    for (Work work : Work.values()) {
      nanos.put(work, new long[pages.size()][rounds]);
    }
  }

  public static void main(String[] args) throws IOException {
    List<Page> pages = Pages.of(args.length > 0 ? args[0] : Pages.DEFAULT_SETS);
    Batch batch = new Batch(pages, args.length > 1 ? Integer.parseInt(args[1]) : 15);
    batch.run();
    batch.tell();
  }

  private void run() {
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Work work : Work.values()) {
        measure(work, round);
      }
    }
  }

  private void measure(Work work, int round) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < pages.size(); i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      Object result = work.on(pages.get(i));
      long took = THREADS.getCurrentThreadCpuTime() - start;
      if (round >= 0 && result != null) {
        nanos.get(work)[i][round] = took;
      }
    }
    allocated.put(work, THREADS.getCurrentThreadAllocatedBytes() - before);
  }

  private void tell() {
    double megabytes = pages.stream().mapToLong(p -> p.body().length).sum() / 1e6;
    double parse = seconds(Work.PARSE);
    System.out.printf("%d pages, %.1f MB, %d rounds%n", pages.size(), megabytes, rounds);
    System.out.printf("%-8s %6s %8s %7s %15s%n", "", "ratio", "pages/s", "MB/s", "allocated/page");
    for (Work work : Work.values()) {
      double seconds = seconds(work);
      System.out.printf(
          "%-8s %6.2f %8.0f %7.1f %12d kB%n",
          work,
          seconds / parse,
          pages.size() / seconds,
          megabytes / seconds,
          allocated.get(work) / pages.size() / 1000);
    }
    tellSlowest(Work.GENERIC);
  }

  private void tellSlowest(Work work) {
    double[] perByte =
        IntStream.range(0, pages.size())
            .mapToDouble(i -> (double) median(work, i) / pages.get(i).body().length)
            .toArray();
    double median = Arrays.stream(perByte).sorted().skip(perByte.length / 2).findFirst().orElse(1);
    System.out.printf("slowest for their size, %s, against the median page:%n", work);
    IntStream.range(0, pages.size())
        .boxed()
        .sorted(Comparator.comparing(i -> -perByte[i]))
        .limit(SHOWN)
        .forEach(
            i ->
                System.out.printf(
                    "%6.1f times %8.1f ms %6d kB  %s%n",
                    perByte[i] / median,
                    median(work, i) / 1e6,
                    pages.get(i).body().length / 1000,
                    pages.get(i).url()));
  }

  private double seconds(Work work) {
    return IntStream.range(0, pages.size()).mapToLong(i -> median(work, i)).sum() / 1e9;
  }

  private long median(Work work, int page) {
    long[] sorted = nanos.get(work)[page].clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
