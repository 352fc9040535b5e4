package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.DailyCleaning;
import dev.broadsheet.app.Patrol;
import dev.broadsheet.app.Service;
import dev.broadsheet.app.WebConsole;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.ConsoleSettings;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.MetricsServer;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.schedule.Schedule;
import dev.broadsheet.schedule.ScheduleRunner;
import dev.broadsheet.schedule.ScheduleWatch;
import dev.broadsheet.schedule.Schedules;
import dev.broadsheet.store.Trouble;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = "Runs the schedules and the web console until stopped.",
    description = {
      "",
      "Crawls at the times that the schedules name, and then exports what they ask for. Ctrl-C or"
          + " SIGTERM stops it after the pages being fetched. 'open' logs a browser in to the"
          + " console.",
      ""
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Mixin private ConsoleOptions options = new ConsoleOptions();

  @Option(names = "--no-console", description = "Runs the schedules only.")
  private boolean noConsole;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      converter = PortArgument.class,
      defaultValue = "${env:BROADSHEET_METRICS_PORT}",
      description =
          "A port for Prometheus' metrics, on loopback only; 0 takes any free one (default: the"
              + " console's port, unless that is reached through a proxy).")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text, or json for one object per line (default: text).")
  private ServiceLog log = ServiceLog.TEXT;

  @Override
  public Integer call() throws InterruptedException, IOException {
    log.begin(workplace.settings().data());
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      WebConsole web = broadsheet.console();
      ConsoleSettings at = web.settings(); // wrong ones are told before anything runs by them
      Service service = broadsheet.service();
      Schedules schedules = service.schedules();
      Workplace.tellMistakes(broadsheet.adapters().mistakes());
      Workplace.tellMistakes(schedules.mistakes());
      List<Schedule> enabled = schedules.all().stream().filter(Schedule::enabled).toList();
      if (enabled.isEmpty()) {
        Screen.err()
            .println("No schedule is enabled in " + broadsheet.settings().schedules() + ".");
        if (noConsole) {
          return Failures.WRONG;
        }
      }
      CrawlMetrics metrics = new CrawlMetrics();
      CrawlListener listener =
          CrawlListener.both(CrawlListener.both(log.listener(), metrics), web.listener());
      try (Patrol patrol = service.patrol();
          Closeable _ = answer(at, web, metrics, patrol);
          ScheduleRunner runner = service.serve(schedules, listener);
          ScheduleWatch _ = service.watch(runner, schedules, log::tell);
          DailyCleaning _ = broadsheet.upkeep().daily(CleanCommand::tell)) {
        show(patrol, metrics);
        tellNext(enabled, broadsheet.clock().instant());
        stop.await();
        broadsheet.hurry();
        log.tell("Stopping; the pages in progress are finished first.");
      }
      return Failures.OK;
    }
  }

  /** Starts the console, the server of the metrics, or both. */
  private Closeable answer(ConsoleSettings at, WebConsole web, CrawlMetrics metrics, Patrol patrol)
      throws IOException {
    boolean metricsApart = noConsole || metricsPort != null || at.url().isPresent();
    Closeable first = metricsApart ? metricsServer(metrics, patrol) : () -> {};
    if (noConsole) {
      return first;
    }
    try {
      Console console = options.start(web, true, metrics, patrol::problems, workplace, log::tell);
      if (!metricsApart) {
        log.tell("Metrics are at " + console.address() + "/metrics");
      }
      return () -> {
        console.close();
        first.close();
      };
    } catch (IOException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private Closeable metricsServer(CrawlMetrics metrics, Patrol patrol) throws IOException {
    int port = metricsPort == null ? 0 : metricsPort;
    try {
      MetricsServer server = MetricsServer.start(metrics, patrol::problems, port);
      log.tell("Metrics are at " + server.address());
      return server::close;
    } catch (BindException e) {
      throw workplace.wrong(
          "port " + port + " is taken: choose another one by --metrics-port (0: any that is free)");
    }
  }

  private static void show(Patrol patrol, CrawlMetrics metrics) {
    metrics.show(
        "broadsheet.disk.free.bytes", "What is free on the disk of the data", patrol::freeBytes);
    metrics.show(
        "broadsheet.schedules.late",
        "Schedules whose time has passed without a run",
        () -> patrol.late().size());
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      metrics.show(
          "broadsheet.troubles",
          "Troubles that last",
          () -> patrol.troubles().stream().filter(t -> t.kind() == kind).count(),
          "kind",
          kind.word());
    }
  }

  private void tellNext(List<Schedule> schedules, Instant now) {
    for (Schedule schedule : schedules) {
      schedule
          .times()
          .next(now, 1)
          .forEach(
              t ->
                  log.tell(
                      schedule.name() + " runs next at " + ScheduleCommand.local(schedule, t)));
    }
  }
}
