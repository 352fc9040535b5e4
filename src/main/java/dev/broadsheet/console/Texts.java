package dev.broadsheet.console;

import dev.broadsheet.article.Moment;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the console says in a language: texts by their keys in {@code texts_CODE.properties}, and
 * numbers and times as one writes them there. {@code {0}} in a text stands for its first argument.
 * A key that is not in the file is our mistake, and throws.
 */
public final class Texts {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language, read(language)));
    }
  }

  private final Language language;
  private final Properties texts;

  private Texts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  public static Texts in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static Properties read(Language language) {
    String name = "/console/texts_" + language.code() + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  public Language language() {
    return language;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  public String of(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language);
    }
    return arguments.length == 0
        ? text
        : ARGUMENT.matcher(text).replaceAll(found -> argument(found, arguments));
  }

  private String argument(MatchResult found, Object... arguments) {
    Object argument = arguments[Integer.parseInt(found.group(1))];
    String text =
        argument instanceof Integer || argument instanceof Long
            ? number(((Number) argument).longValue())
            : argument.toString();
    return Matcher.quoteReplacement(text);
  }

  /** What one calls something here; its own name where it has none in this language. */
  public String called(String key, String name) {
    return texts.getProperty(key, name);
  }

  /** So many of something, by the texts {@code KEY.one}, {@code KEY.few} and {@code KEY.many}. */
  public String count(String key, long n) {
    return of(key + "." + language.plural(n), n);
  }

  public String number(long n) {
    return NumberFormat.getIntegerInstance(language.locale()).format(n);
  }

  /** With one digit after the point. */
  public String decimal(double n) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(n);
  }

  public String percent(double share) {
    return NumberFormat.getPercentInstance(language.locale()).format(share);
  }

  public String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1_000 && unit < UNITS.length - 1) {
      size /= 1_000;
      unit++;
    }
    return decimal(size) + "\u00a0" + of("unit." + UNITS[unit]);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(language.locale())
        .format(day);
  }

  /** As exactly as it is known, by the clock of its place. */
  public String moment(Moment moment) {
    DateTimeFormatter format =
        switch (moment.precision()) {
          case SECOND, MINUTE ->
              DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
          case DAY -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
          case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu");
          case YEAR -> DateTimeFormatter.ofPattern("uuuu");
        };
    return format.withLocale(language.locale()).format(moment.time());
  }

  /** A day with its name. */
  public String weekday(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
        .withLocale(language.locale())
        .format(day);
  }

  /** Day and minute, by the clock of this machine. */
  public String time(Instant time) {
    return time(time, ZoneId.systemDefault());
  }

  /** Day and minute, by the clock of a zone. */
  public String time(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.locale())
        .format(time.atZone(zone));
  }

  /** The second, by the clock of this machine. */
  public String second(Instant time) {
    return DateTimeFormatter.ofPattern("HH:mm:ss").format(time.atZone(ZoneId.systemDefault()));
  }

  /** In its largest unit; below ten seconds by their parts, too. */
  public String duration(Duration time) {
    if (time.isPositive() && time.toSeconds() < 1) {
      return of("unit.millis", time.toMillis());
    }
    if (time.toSeconds() < 10) {
      return of("unit.fraction", decimal(time.toMillis() / 1000.0));
    }
    if (time.toDays() > 1) {
      return count("unit.days", time.toDays());
    }
    if (time.toHours() > 1) {
      return count("unit.hours", time.toHours());
    }
    return time.toMinutes() > 1
        ? count("unit.minutes", time.toMinutes())
        : count("unit.seconds", time.toSeconds());
  }
}
