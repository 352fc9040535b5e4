package dev.broadsheet.console;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.crawl.SiteReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
   * @param what it is, for people
   * @param tags names and values in turn
   */
  public void show(String name, String what, Supplier<Number> value, String... tags) {
    Gauge.builder(name, value).description(what).tags(tags).register(registry);
  }

  private void count(double more, String name, String what, String... tags) {
    Counter.builder(name).description(what).tags(tags).register(registry).increment(more);
  }

  @Override
  public void started(String site, int due) {
    waiting(site).set(due);
  }

  @Override
  public void discovered(String site, String source, List<Link> links, int added) {
    count(links.size(), "broadsheet.links.found", "Links that sources told of", "site", site);
    count(added, "broadsheet.links.new", "Links that were not known before", "site", site);
    waiting(site).addAndGet(added);
  }

  @Override
  public void handled(String site, Outcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    count(1, "broadsheet.pages", "Pages by what became of them", "site", site, "outcome", name);
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
                  .description("How long answers take of late")
                  .tags("site", s)
                  .register(registry);
              return nanos;
            })
        .set(time.toNanos());
  }

  @Override
  public void trouble(String site, String message) {
    count(1, "broadsheet.crawl.troubles", "Troubles of sites in crawls", "site", site);
  }

  @Override
  public void note(String site, String message) {
    // no trouble
  }

  @Override
  public void had(String site, int bytes) {
    count(bytes, "broadsheet.bytes", "Bytes of pages", "site", site);
  }

  @Override
  public void finished(SiteReport report) {
    String site = report.site();
    waiting(site).set(report.waiting());
    count(1, "broadsheet.site.runs", "Runs of sites that ended", "site", site);
  }

  private AtomicLong waiting(String site) {
    return waiting.computeIfAbsent(
        site,
        s -> {
          AtomicLong pages = new AtomicLong();
          show("broadsheet.waiting", "Pages that wait to be fetched", pages::get, "site", s);
          return pages;
        });
  }

  /** All of it in Prometheus' text form. */
  String text() {
    return registry.scrape();
  }
}
