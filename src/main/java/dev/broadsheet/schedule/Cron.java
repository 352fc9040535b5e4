package dev.broadsheet.schedule;

import dev.broadsheet.normalize.Counted;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * Times of day by a Quartz cron expression: seconds, minutes, hours, day of month, month, day of
 * week and, if wanted, year. A clock time that a change of summer time leaves out does not come
 * that day; one that it repeats comes once.
 *
 * @param expression in upper case, fields parted by one space
 * @param zone of the clock that is meant
 */
public record Cron(String expression, ZoneId zone) implements Timing {
  /** What the column of Quartz's table holds. */
  private static final int LONGEST = 120;

  private static final List<String> FIELDS =
      List.of("seconds", "minutes", "hours", "day of month", "month", "day of week", "year");
  private static final List<Integer> HIGHEST = List.of(59, 59, 23, 31, 12, 7, 2099);

  /** Quartz reads past what it can't read ({@code 1-5-6}, {@code 0,}); so the form is ours. */
  private static final Pattern FIELD;

  static {
    String value = "(?:[A-Z]{3}|\\d{1,4})";
    String range = "(?:[*]|" + value + "(?:-" + value + ")?)(?:/\\d{1,4})?";
    String last = "L(?:-\\d{1,2})?W?|" + value + "L|\\d{1,2}W|" + value + "#[1-5]";
    String item = "(?:" + range + "|" + last + ")";
    FIELD = Pattern.compile("[?]|" + item + "(?:," + item + ")*+");
  }

  private static final Pattern NUMBER = Pattern.compile("(?<![/#\\d])\\d+");

  /**
   * @throws IllegalArgumentException saying what is wrong with the expression
   */
  public Cron {
    Objects.requireNonNull(zone, "zone");
    expression = expression.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    checkForm(expression);
    if (after(parse(expression, zone), Instant.EPOCH).isEmpty()) {
      throw new IllegalArgumentException("\"" + expression + "\" names a time that never comes");
    }
  }

  @Override
  public Optional<Instant> after(Instant instant) {
    return after(parse(expression, zone), instant);
  }

  @Override
  public String words() {
    return expression;
  }

  private static Optional<Instant> after(CronExpression cron, Instant instant) {
    return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(instant))).map(Date::toInstant);
  }

  private static void checkForm(String expression) {
    if (expression.length() > LONGEST) {
      throw new IllegalArgumentException(
          "found "
              + expression.length()
              + " characters, expected a cron expression of at most "
              + LONGEST);
    }
    List<String> fields = List.of(expression.split(" ", -1));
    if (fields.size() < 6 || fields.size() > 7) {
      throw new IllegalArgumentException(
          "found %s, expected 6 or 7 fields as in \"0 30 4 * * ?\": %s%s"
              .formatted(
                  Counted.of(fields.size(), "field"),
                  String.join(", ", FIELDS),
                  withSeconds(fields)));
    }
    for (int i = 0; i < fields.size(); i++) {
      checkField(fields.get(i), FIELDS.get(i), HIGHEST.get(i));
    }
    if (fields.get(3).equals("?") == fields.get(5).equals("?")) {
      throw new IllegalArgumentException(
          "found \"%s\" as day of month and \"%s\" as day of week, expected ? as one of them"
              .formatted(fields.get(3), fields.get(5)));
    }
  }

  private static void checkField(String field, String name, int highest) {
    if (!FIELD.matcher(field).matches()) {
      throw new IllegalArgumentException(
          name + ": found \"" + field + "\", expected such as *, 5, 1-5, */10, 1,15 or ?");
    }
    NUMBER
        .matcher(field)
        .results()
        .filter(n -> Integer.parseInt(n.group()) > highest)
        .findFirst()
        .ifPresent(
            n -> {
              throw new IllegalArgumentException(
                  name + ": found " + n.group() + ", expected " + highest + " at most");
            });
  }

  /**
   * What was meant by the five fields of Unix, where the days of the week, counted otherwise there,
   * play no part.
   */
  private static String withSeconds(List<String> fields) {
    if (fields.size() != 5 || !fields.get(4).equals("*")) {
      return "";
    }
    return "; did you mean \"0 " + String.join(" ", fields.subList(0, 4)) + " ?\"?";
  }

  private static CronExpression parse(String expression, ZoneId zone) {
    try {
      CronExpression cron = new CronExpression(expression);
      cron.setTimeZone(TimeZone.getTimeZone(zone));
      return cron;
    } catch (ParseException e) {
      throw new IllegalArgumentException("\"" + expression + "\": " + e.getMessage(), e);
    }
  }
}
