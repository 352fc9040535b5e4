package dev.broadsheet.console;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.crawl.SiteReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts what crawls do, by site, with the state of the process. Thread-safe. */
public final class CrawlMetrics implements CrawlListener {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> answerNanos = new ConcurrentHashMap<>();

  public CrawlMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /**
   * Shows a value as it is whenever it is asked for.
   *
   * @param name {@code broadsheet.disk.free.bytes}
   * @param tags names and values in turn
   */
  public void show(String name, Supplier<Number> value, String... tags) {
    Gauge.builder(name, value).tags(tags).register(registry);
  }

  @Override
  public void started(String site, int due) {
    waiting(site).set(due);
  }

  @Override
  public void discovered(String site, String source, List<Link> links, int added) {
    registry.counter("broadsheet.links.found", "site", site).increment(links.size());
    registry.counter("broadsheet.links.new", "site", site).increment(added);
    waiting(site).addAndGet(added);
  }

  @Override
  public void handled(String site, Outcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    registry.counter("broadsheet.pages", "site", site, "outcome", name).increment();
    waiting(site).updateAndGet(left -> Math.max(0, left - 1));
  }

  @Override
  public void answering(String site, Duration time) {
    answerNanos
        .computeIfAbsent(
            site,
            s -> {
              AtomicLong nanos = new AtomicLong();
              TimeGauge.builder("broadsheet.answer", nanos, NANOSECONDS, AtomicLong::get)
                  .tags("site", s)
                  .register(registry);
              return nanos;
            })
        .set(time.toNanos());
  }

  @Override
  public void trouble(String site, String message) {
    registry.counter("broadsheet.crawl.troubles", "site", site).increment();
  }

  @Override
  public void finished(SiteReport report) {
    waiting(report.site()).set(report.waiting());
    registry
        .counter("broadsheet.bytes", "site", report.site())
        .increment((double) report.counts().bytes());
    registry.counter("broadsheet.site.runs", "site", report.site()).increment();
  }

  private AtomicLong waiting(String site) {
    return waiting.computeIfAbsent(
        site, s -> registry.gauge("broadsheet.waiting", Tags.of("site", s), new AtomicLong()));
  }

  /** All of it in Prometheus' text form. */
  String text() {
    return registry.scrape();
  }
}
