package dev.broadsheet.cli;

import dev.broadsheet.app.WebConsole;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.ConsoleSettings;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.Role;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands start the console. */
final class ConsoleOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortArgument.class,
      description =
          "The console's port, 0 for any that is free (default: console.port of the settings; else"
              + " 8787, or any if that is taken).")
  private @Nullable Integer port;

  /**
   * Starts the console and tells where it is. Lasting tokens are made where there are none and
   * somebody watches; they are shown to him alone: logs are kept, and read by others.
   *
   * @param isServing whether this process runs the schedules
   * @param told takes a line each
   */
  Console start(
      WebConsole web,
      boolean isServing,
      CrawlMetrics metrics,
      Supplier<List<String>> problems,
      Workplace workplace,
      Consumer<String> told)
      throws IOException {
    ConsoleSettings settings =
        Optional.ofNullable(port).map(web.settings()::withPort).orElseGet(web::settings);
    Map<Role, String> made = Screen.isWatched() ? web.makeTokens() : Map.of();
    try {
      Console console = web.start(settings, isServing, metrics, problems);
      told.accept(
          "The console is at "
              + console.address()
              + " ('"
              + CalledAs.command("open")
              + "' logs in)");
      made.forEach(
          (role, token) ->
              Screen.err()
                  .println(
                      "To log in there and %s, shown this once: %s"
                          .formatted(words(role), Console.login(console.address(), token))));
      return console;
    } catch (BindException e) {
      throw workplace.wrong(
          "port "
              + settings.port().orElse(0)
              + " is taken: choose another one by --port (0: any that is free)");
    }
  }

  private static String words(Role role) {
    return switch (role) {
      case LOOK -> "look";
      case OPERATE -> "operate";
    };
  }
}
