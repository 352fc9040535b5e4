package dev.broadsheet.bench;

import dev.broadsheet.article.Page;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Each work on all pages in a row, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 5)
public class ExtractionBenchmark {
  @Param(Pages.DEFAULT_SETS)
  public String sets = "";

  @Param({"PARSE", "ADAPTER", "GENERIC"})
  public Work work = Work.PARSE;

  private List<Page> pages = List.of();

  @Setup
  public void load() throws IOException {
    pages = Pages.of(sets);
  }

  @Benchmark
  public void allPages(Blackhole results) {
    pages.forEach(page -> results.consume(work.on(page)));
  }
}
