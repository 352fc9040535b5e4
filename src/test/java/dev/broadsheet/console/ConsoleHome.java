package dev.broadsheet.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A console on a free port, for tests. */
final class ConsoleHome implements AutoCloseable {
  private final Access access;
  private final Console console;

  private ConsoleHome(Access access, Console console) {
    this.access = access;
    this.console = console;
  }

  /** Starts a console with these pages alone. */
  static ConsoleHome start(Path folder, List<ConsolePage> pages) throws IOException {
    return start(folder, pages, ConsoleSettings.DEFAULT.withPort(0));
  }

  static ConsoleHome start(Path folder, List<ConsolePage> pages, ConsoleSettings settings)
      throws IOException {
    Clock clock = Clock.systemUTC();
    return new ConsoleHome(
        Access.in(folder, clock),
        Console.start(settings, folder, pages, new CrawlMetrics(), List::of, clock));
  }

  String address() {
    return console.address();
  }

  int port() {
    return console.port();
  }

  /** A link that logs in once. */
  String link(Role role) throws IOException {
    return Console.login(address(), access.oneTimeToken(role));
  }

  @Override
  public void close() throws IOException {
    console.close();
  }
}
