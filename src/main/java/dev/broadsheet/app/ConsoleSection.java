package dev.broadsheet.app;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.console.ConsoleSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the operator sets of where the console is. */
final class ConsoleSection {
  /** A name would be looked up, and could be another's by then. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:]+");

  private static final Key<InetAddress> ADDRESS =
      Key.optional(
              "address",
              Kinds.text(
                  "an address of this machine such as 127.0.0.1 or 0.0.0.0",
                  Map.of("type", "string"),
                  ConsoleSection::address),
              "0.0.0.0",
              "Where the console listens; another one than loopback only with `url`.")
          .or(ConsoleSettings.DEFAULT.address(), "127.0.0.1");
  private static final Key<Integer> PORT =
      Key.optional(
          "port",
          Kinds.integer(0, Kinds.HIGHEST_PORT),
          "8787",
          "Its port, 0 for any that is free (default: 8787, or any if that is taken).");
  private static final Key<URI> URL =
      Key.optional(
          "url",
          Kinds.URL,
          "https://news.example.org",
          "What a proxy with TLS before the console is called, without a path.");

  static final Key<ConsoleSettings> CONSOLE =
      Key.optional(
              "console",
              new Shape<>(
                  "console",
                  "Where the web console is.",
                  List.of(ADDRESS, PORT, URL),
                  ConsoleSection::read),
              "{port: 8787, url: 'https://news.example.org'}",
              "Where the web console is.")
          .or(ConsoleSettings.DEFAULT, "{address: 127.0.0.1}");

  private ConsoleSection() {}

  private static Optional<ConsoleSettings> read(Values values) {
    try {
      return Optional.of(
          new ConsoleSettings(
              values.get(ADDRESS),
              values.find(PORT).map(OptionalInt::of).orElse(OptionalInt.empty()),
              values.find(URL)));
    } catch (IllegalArgumentException e) {
      values.at(URL).wrong(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static InetAddress address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException("");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("", e);
    }
  }
}
