package dev.broadsheet.console;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.function.Supplier;

/** {@code /metrics} and {@code /health}, for programs, which don't log in. */
final class MetricsPages {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final CrawlMetrics metrics;
  private final Supplier<List<String>> problems;

  /**
   * @param problems what is wrong at the moment, a line each; {@code /health} answers 503 with them
   */
  MetricsPages(CrawlMetrics metrics, Supplier<List<String>> problems) {
    this.metrics = metrics;
    this.problems = problems;
  }

  void add(JavalinDefaultRoutingApi javalin) {
    javalin.get("/metrics", context -> context.contentType(TYPE).result(metrics.text()));
    javalin.get("/health", this::health);
  }

  private void health(Context context) {
    List<String> wrong = problems.get();
    context
        .contentType(TYPE)
        .status(wrong.isEmpty() ? 200 : 503)
        .result(wrong.isEmpty() ? "ok\n" : String.join("\n", wrong) + "\n");
  }
}
