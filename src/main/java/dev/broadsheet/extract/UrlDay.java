package dev.broadsheet.extract;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The date in an address, as many systems put it there when an article is first published: {@code
 * /2019/10/18/}, {@code /2019-10/18/}, {@code /20191018/}, {@code /2019/oct/18/}, or {@code
 * /2019/10/} for the month. {@code /2019-4/} is an issue.
 */
record UrlDay(YearMonth month, OptionalInt day) {
  private static final Pattern DIVIDED =
      Pattern.compile(
          "/((?:19|20)\\d\\d)(?:/|-(?=\\d\\d))(\\d{1,2})(?:[/-](\\d{1,2}))?(?![^/_.?#-])");

  private static final Pattern COMPACT =
      Pattern.compile("[/_-]((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?![^/_.?#-])");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern NAMED =
      Pattern.compile(
          "/((?:19|20)\\d\\d)/(" + String.join("|", MONTHS) + ")/(\\d{1,2})(?![^/_.?#-])");

  static Optional<UrlDay> of(URI url) {
    return Stream.of(DIVIDED, COMPACT, NAMED)
        .map(form -> form.matcher(url.toString()))
        .filter(Matcher::find)
        .flatMap(m -> read(m).stream())
        .findFirst();
  }

  private static Optional<UrlDay> read(Matcher form) {
    try {
      YearMonth month = YearMonth.of(Integer.parseInt(form.group(1)), month(form.group(2)));
      String day = form.group(3);
      return day == null
          ? Optional.of(new UrlDay(month, OptionalInt.empty()))
          : Optional.of(
              new UrlDay(
                  month, OptionalInt.of(month.atDay(Integer.parseInt(day)).getDayOfMonth())));
    } catch (DateTimeException e) {
      return Optional.empty(); // digits of another meaning
    }
  }

  private static int month(String text) {
    int named = MONTHS.indexOf(text);
    return named < 0 ? Integer.parseInt(text) : named + 1;
  }

  /** The whole day, where the address tells it. */
  Optional<LocalDate> date() {
    return day.isPresent() ? Optional.of(month.atDay(day.getAsInt())) : Optional.empty();
  }

  /** Whether another date can be of the same article; zones make a day of difference. */
  boolean agreesWith(LocalDate other) {
    return date()
        .map(own -> Math.abs(ChronoUnit.DAYS.between(own, other)) <= 1)
        .orElseGet(() -> YearMonth.from(other).equals(month));
  }
}
