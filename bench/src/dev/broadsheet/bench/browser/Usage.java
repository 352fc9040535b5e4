package dev.broadsheet.bench.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What processes use.
 *
 * @param processor since they began, with that of their children that have ended
 * @param bytes in memory now, those that several share counted once
 */
record Usage(Duration processor, long bytes) {
  private static final int CLOCK_TICK = 10; // milliseconds, on every Linux of today

  static Usage ofThisProcess() {
    return of(List.of(ProcessHandle.current()));
  }

  /** Of all that this process has started and that still runs. */
  static Usage ofBrowsers() {
    return of(ProcessHandle.current().descendants().toList());
  }

  private static Usage of(List<ProcessHandle> processes) {
    return new Usage(
        Duration.ofMillis(processes.stream().mapToLong(p -> ticks(p.pid())).sum() * CLOCK_TICK),
        processes.stream().mapToLong(p -> bytes(p.pid())).sum());
  }

  /** As proc(5) has it: utime, stime, cutime and cstime are the fields 14 to 17. */
  private static long ticks(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return LongStream.rangeClosed(14, 17).map(i -> Long.parseLong(fields[(int) i - 3])).sum();
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  private static long bytes(long process) {
    try (Stream<String> map = Files.lines(Path.of("/proc/" + process + "/smaps_rollup"))) {
      return map.filter(l -> l.startsWith("Pss:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10)
          .sum();
    } catch (IOException | RuntimeException e) {
      return 0; // it has ended
    }
  }
}
