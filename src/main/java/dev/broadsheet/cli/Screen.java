package dev.broadsheet.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Standard output and error, with colours only on a terminal that wants them. */
final class Screen {
  /** {@code true} where a person watches: progress bars and colours. */
  static final boolean TERMINAL = isWatched() && System.getenv("NO_COLOR") == null;

  /** What stands before the B of a thousand bytes, of a million, and so on. */
  private static final String UNITS = "kMGT";

  private Screen() {}

  /** Whether a person watches. */
  static boolean isWatched() {
    return person().isPresent();
  }

  private static Optional<Console> person() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /** Asks a person; nobody agrees where nobody watches. */
  static boolean agrees(String question) {
    return person()
        .map(console -> console.readLine("%s [y/N] ", question))
        .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
        .isPresent();
  }

  static PrintStream out() {
    return System.out;
  }

  static PrintStream err() {
    return System.err;
  }

  static void print(Table table) {
    table.lines().forEach(out()::println);
  }

  /** Text of pages as a terminal may show it: no control characters, so no escape sequences. */
  static String safe(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String shortened(String text, int length) {
    String safe = safe(text);
    return safe.codePointCount(0, safe.length()) <= length
        ? safe
        : safe.substring(0, safe.offsetByCodePoints(0, length - 1)) + "…";
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  /** In the unit that shows it: {@code 640 B}, {@code 43.1 kB}, {@code 6.8 GB}. */
  static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    int thousands = 1;
    double shown = bytes / 1e3;
    for (; shown >= 999.95 && thousands < UNITS.length(); thousands++) {
      shown /= 1e3;
    }
    return String.format(Locale.ROOT, "%.1f %cB", shown, UNITS.charAt(thousands - 1));
  }

  /** How many a second. */
  static String rate(int count, Duration time) {
    return String.format(Locale.ROOT, "%.1f", count * 1e3 / Math.max(1, time.toMillis()));
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
