package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days in a row.
 *
 * @param last included
 */
public record DaySpan(LocalDate first, LocalDate last) {
  private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
  private static final Pattern FORM = Pattern.compile(DAY + "(?:\\.\\." + DAY + ")?");

  static final Kind<DaySpan> KIND =
      Kinds.text(
          "a day such as 2026-12-31, or days such as 2027-01-01..2027-01-08",
          Map.of("type", "string", "pattern", "^" + FORM + "$"),
          DaySpan::parse);

  public DaySpan {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last day lies before the first");
    }
  }

  /**
   * @throws IllegalArgumentException saying what is wrong beyond the form
   */
  private static DaySpan parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("");
    }
    try {
      LocalDate first = LocalDate.parse(form.group(1));
      return new DaySpan(first, form.group(2) == null ? first : LocalDate.parse(form.group(2)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no such day", e);
    }
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
