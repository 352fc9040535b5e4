package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.WebConsole;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.Role;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    header = "Opens the web console in a browser.",
    description = {
      "",
      "Prints a link that logs in once, within ten minutes, and opens it. If no console runs on"
          + " the data folder, starts one, without the schedules, until Ctrl-C; 'serve' starts"
          + " both.",
      ""
    })
final class OpenCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Mixin private ConsoleOptions options = new ConsoleOptions();

  @Option(
      names = "--look",
      description = "Makes a link for somebody who may look but change" + " nothing.")
  private boolean look;

  @Option(names = "--no-browser", description = "Only prints the link.")
  private boolean noBrowser;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      WebConsole web = broadsheet.console();
      Optional<String> running = web.running();
      if (running.isPresent()) {
        show(web, running.get());
        return Failures.OK;
      }
      try (Console console =
          options.start(
              web,
              false,
              new CrawlMetrics(),
              List::of,
              workplace,
              line -> Screen.err().println(line))) {
        show(web, console.address());
        stop.await();
        broadsheet.hurry();
      }
      return Failures.OK;
    }
  }

  private void show(WebConsole web, String address) throws IOException {
    String link = Console.login(address, web.oneTimeToken(look ? Role.LOOK : Role.OPERATE));
    Screen.out().println(link);
    if (!noBrowser) {
      Browser.open(web.folder().resolve("open.html"), link);
    }
  }
}
