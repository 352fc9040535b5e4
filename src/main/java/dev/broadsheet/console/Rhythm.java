package dev.broadsheet.console;

import dev.broadsheet.schedule.Cron;
import dev.broadsheet.schedule.Interval;
import dev.broadsheet.schedule.Timing;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a schedule runs, for who does not read cron expressions. */
public final class Rhythm {
  private static final Pattern DAY = Pattern.compile("[A-Z]{3}");

  /** Some times of every day, or of some days of the week. */
  private static final Pattern WEEKLY =
      Pattern.compile(
          "0 (\\d{1,2}) (\\d{1,2}(?:,\\d{1,2})*) [*?] [*] ([*?]|[A-Z]{3}(?:[,-][A-Z]{3})*)");

  private Rhythm() {}

  /** In a line; a cron expression of a rarer kind as it is. */
  public static String told(Timing timing, Texts texts) {
    return switch (timing) {
      case Interval interval -> texts.of("schedules.every", texts.duration(interval.length()));
      case Cron cron -> told(cron, texts);
    };
  }

  private static String told(Cron cron, Texts texts) {
    Matcher weekly = WEEKLY.matcher(cron.expression());
    if (!weekly.matches()) {
      return cron.words();
    }
    int minute = Integer.parseInt(weekly.group(1));
    String times =
        Stream.of(weekly.group(2).split(","))
            .map(hour -> "%02d:%02d".formatted(Integer.parseInt(hour), minute))
            .collect(Collectors.joining(", "));
    String days = weekly.group(3);
    return days.length() == 1
        ? texts.of("schedules.daily", times)
        : texts.of("schedules.weekly", days(days, texts), times);
  }

  private static String days(String days, Texts texts) {
    return DAY.matcher(days.replace("-", "–").replace(",", ", "))
        .replaceAll(name -> day(name.group(), texts));
  }

  private static String day(String name, Texts texts) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().startsWith(name))
        .findFirst()
        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, texts.language().locale()))
        .orElse(name);
  }
}
