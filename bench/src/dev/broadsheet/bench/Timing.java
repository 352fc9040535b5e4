package dev.broadsheet.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What took how long, by the clock and on the processors, and how much it left to the collector.
 */
public final class Timing {
  private final String what;
  private final long start = System.nanoTime();
  private final long used = processor();
  private final long allocated = allocated();

  public Timing(String what) {
    this.what = what;
  }

  public void tell(long articles) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double work = (processor() - used) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-26s %,10d in %8.3f s %,9.0f/s; processor %8.3f s, %,9.0f/s on two; %.1f KB each%n",
        what,
        articles,
        seconds,
        articles / seconds,
        work,
        2 * articles / work,
        (allocated() - allocated) / 1e3 / articles);
  }

  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getTotalThreadAllocatedBytes();
  }

  private static long processor() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
