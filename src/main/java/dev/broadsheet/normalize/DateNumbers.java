package dev.broadsheet.normalize;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * The part of the grammar that is written in digits. Each method puts what it finds into the draft
 * and tells how many tokens it took, 0 where its form is not there.
 *
 * @param monthFirst 5/2/2017 is 2 May where both would do
 * @param yearlessMonthFirst 5/2 is 2 May
 * @param buddhist a year may be counted as in Thailand, 543 years ahead
 * @param solar a year may be counted as in Iran and Afghanistan
 * @param latestYear the last year to which a year of two digits can belong
 */
record DateNumbers(
    boolean monthFirst,
    boolean yearlessMonthFirst,
    boolean buddhist,
    boolean solar,
    int latestYear) {
  private static final Set<String> DIVIDERS = Set.of(".", "/", "-");
  private static final int MAX_OFFSET_HOURS = 18;
  private static final int BUDDHIST_ERA = 543;

  /** Of two readings of a year's last digits the one within so many years holds. */
  private static final int RECENT = 30;

  /**
   * {@code 9:30}, {@code 09:30:15.250}, after {@code T} also {@code 093015}.
   *
   * @param dots {@code 9.30} is one too
   */
  int clock(List<DateToken> tokens, int at, boolean dots, DateDraft draft) {
    if (draft.time != null) {
      return 0;
    }
    if (isMark(tokens, at + 1, ":")
        && tokens.get(at).isNumber(1, 2)
        && isNumber(tokens, at + 2, 2, 2)) {
      return colonClock(tokens, at, draft);
    }
    if (at > 0
        && tokens.get(at - 1).is("t")
        && (isNumber(tokens, at, 4, 4) || isNumber(tokens, at, 6, 6))) {
      String digits = (tokens.get(at).text() + "00").substring(0, 6);
      time(draft, part(digits, 0), part(digits, 2), part(digits, 4));
      draft.seconds = tokens.get(at).text().length() == 6;
      return 1;
    }
    boolean dotted =
        dots
            && isNumber(tokens, at, 1, 2)
            && isMark(tokens, at + 1, ".")
            && isNumber(tokens, at + 2, 2, 2);
    if (!dotted || tokens.get(at).value() > 24 || tokens.get(at + 2).value() > 59) {
      return 0;
    }
    boolean third = isMark(tokens, at + 3, ".") && isNumber(tokens, at + 4, 1, 4);
    draft.seconds = third && isNumber(tokens, at + 4, 2, 2) && draft.isWholeDate();
    if (third && !draft.seconds) {
      return 0;
    }
    int second = draft.seconds ? tokens.get(at + 4).value() : 0;
    time(draft, tokens.get(at).value(), tokens.get(at + 2).value(), second);
    return draft.seconds ? 5 : 3;
  }

  private static int colonClock(List<DateToken> tokens, int at, DateDraft draft) {
    int hour = tokens.get(at).value();
    int minute = tokens.get(at + 2).value();
    draft.seconds = isMark(tokens, at + 3, ":") && isNumber(tokens, at + 4, 2, 2);
    time(draft, hour, minute, draft.seconds ? tokens.get(at + 4).value() : 0);
    if (!draft.seconds) {
      return 3;
    }
    boolean fraction =
        (isMark(tokens, at + 5, ".") || isMark(tokens, at + 5, ","))
            && isNumber(tokens, at + 6, 1, 9)
            && !tokens.get(at + 6).apart();
    return fraction ? 7 : 5;
  }

  /** A bare hour; the half of the day comes next. */
  int hour(DateToken number, DateDraft draft) {
    if (draft.time != null || !number.isNumber(1, 2)) {
      return 0;
    }
    time(draft, number.value(), 0, 0);
    return 1;
  }

  /** The half of the day that the clock time is in, before or after which it stands. */
  boolean half(DateWord.Half half, DateDraft draft) {
    boolean first = draft.afternoon == null;
    draft.afternoon = half.afternoon();
    return first;
  }

  static void time(DateDraft draft, int hour, int minute, int second) {
    draft.endOfDay = hour == 24 && minute == 0 && second == 0;
    // a leap second is the one before it: no zone of java.time has it
    draft.time = LocalTime.of(draft.endOfDay ? 0 : hour, minute, Math.min(second, 59));
  }

  /** {@code 2014-11-08}, {@code 8.11.14}, {@code 11/8/2014}, {@code 2014-11}, {@code 8.11}. */
  int date(List<DateToken> tokens, int at, DateDraft draft) {
    if (draft.month != null || at + 2 >= tokens.size()) {
      return 0;
    }
    DateToken divider = tokens.get(at + 1);
    if (!DIVIDERS.contains(divider.text())
        || !tokens.get(at).isNumber(1, 4)
        || !isNumber(tokens, at + 2, 1, 4)) {
      return 0;
    }
    boolean third = isMark(tokens, at + 3, divider.text()) && isNumber(tokens, at + 4, 1, 4);
    if (third && !isMark(tokens, at + 5, ":")) {
      return three(tokens.get(at), tokens.get(at + 2), tokens.get(at + 4), draft);
    }
    return isMark(tokens, at + 3, ":")
        ? 0
        : two(tokens.get(at), tokens.get(at + 2), divider, draft);
  }

  private int three(DateToken a, DateToken b, DateToken c, DateDraft draft) {
    if (a.isNumber(4, 4) && b.isNumber(1, 2) && c.isNumber(1, 2) && year(a, draft)) {
      draft.month = b.value();
      draft.day = c.value();
      return 5;
    }
    boolean yearLast = c.isNumber(4, 4) || c.isNumber(2, 2);
    if (!yearLast || !a.isNumber(1, 2) || !b.isNumber(1, 2)) {
      return 0;
    }
    if (!year(c, draft) && shortYear(c, draft) == 0) {
      return 0;
    }
    dayAndMonth(a.value(), b.value(), monthFirst, draft);
    return 5;
  }

  private int two(DateToken a, DateToken b, DateToken divider, DateDraft draft) {
    if (a.isNumber(4, 4) && b.isNumber(1, 2) && b.value() <= 12 && year(a, draft)) {
      draft.month = b.value();
      return 3;
    }
    if (a.isNumber(1, 2) && b.isNumber(4, 4) && a.value() <= 12 && year(b, draft)) {
      draft.month = a.value();
      return 3;
    }
    boolean yearless =
        !divider.is("-")
            && a.isNumber(1, 2)
            && b.isNumber(1, 2)
            && draft.isEmptyButForTime()
            && Math.min(a.value(), b.value()) <= 12;
    if (yearless) {
      dayAndMonth(a.value(), b.value(), yearlessMonthFirst, draft);
    }
    return yearless ? 3 : 0;
  }

  /** By the language's order, unless only the other one makes a month. */
  private static void dayAndMonth(int a, int b, boolean monthFirst, DateDraft draft) {
    boolean swap = monthFirst ? a <= 12 || b > 12 : a <= 12 && b > 12;
    draft.month = swap ? a : b;
    draft.day = swap ? b : a;
  }

  /** {@code 20141108}, {@code 201411081620}, {@code 20141108162000}; seconds or millis of Unix. */
  int packed(DateToken number, DateDraft draft) {
    if (!draft.isEmpty()) {
      return 0;
    }
    String digits = number.text();
    switch (digits.length()) {
      case 8, 12, 14 -> {
        int year = Integer.parseInt(digits.substring(0, 4));
        if (!isYear(year)) {
          return 0;
        }
        draft.year = year;
        draft.month = part(digits, 4);
        draft.day = part(digits, 6);
        if (digits.length() > 8) {
          draft.seconds = digits.length() == 14;
          time(draft, part(digits, 8), part(digits, 10), draft.seconds ? part(digits, 12) : 0);
        }
      }
      case 9, 10 -> draft.instant = Instant.ofEpochSecond(Long.parseLong(digits));
      case 13 -> draft.instant = Instant.ofEpochMilli(Long.parseLong(digits));
      default -> {
        return 0;
      }
    }
    return 1;
  }

  private static int part(String digits, int from) {
    return Integer.parseInt(digits.substring(from, from + 2));
  }

  /** A year of four digits, where none was told yet. */
  boolean year(DateToken number, DateDraft draft) {
    if (draft.year != null || !number.isNumber(4, 4)) {
      return false;
    }
    boolean isSolar =
        solar && SolarDay.isYear(number.value()) && (draft.solar || !draft.monthNamed);
    if (isSolar || isYear(common(number.value()))) {
      draft.year = isSolar ? number.value() : common(number.value());
      draft.solar |= isSolar;
    }
    return draft.year != null;
  }

  /** Years before print are of other calendars: 1402 of the solar one, 1445 of the lunar. */
  private static boolean isYear(int number) {
    return number >= 1600 && number < 3000;
  }

  private int common(int year) {
    return buddhist && year >= BUDDHIST_ERA + 1900 ? year - BUDDHIST_ERA : year;
  }

  /** A year of two digits. */
  int shortYear(DateToken number, DateDraft draft) {
    if (draft.year != null || !number.isNumber(2, 2)) {
      return 0;
    }
    draft.year =
        draft.solar
            ? inCentury(number.value(), latestYear - SolarDay.YEARS_BEHIND)
            : fullYear(number.value());
    return 1;
  }

  private int fullYear(int lastDigits) {
    int thai = 2500 + lastDigits - BUDDHIST_ERA;
    if (buddhist && thai <= latestYear && thai > latestYear - RECENT) {
      return thai;
    }
    return inCentury(lastDigits, latestYear);
  }

  private static int inCentury(int lastDigits, int latest) {
    int year = latest - latest % 100 + lastDigits;
    return year > latest ? year - 100 : year;
  }

  /**
   * {@code +0300}, {@code -03:00}, {@code +3}: an offset after a clock time or the name of a zone.
   */
  int offset(List<DateToken> tokens, int at, int sign, DateDraft draft) {
    DateToken number = tokens.get(at + 1);
    boolean named = draft.zone != null && tokens.get(at - 1).kind() == DateToken.Kind.WORD;
    if (number.apart() || !(named || (draft.time != null && draft.zone == null))) {
      return 0;
    }
    if (number.isNumber(4, 4) && (draft.isWholeDate() || named)) {
      return offset(sign, number.value() / 100, number.value() % 100, draft) ? 2 : 0;
    }
    if (!number.isNumber(1, 2)) {
      return 0;
    }
    if (isMark(tokens, at + 2, ":") && isNumber(tokens, at + 3, 2, 2)) {
      return isEnd(tokens, at, sign, draft)
          ? 4
          : offset(sign, number.value(), tokens.get(at + 3).value(), draft) ? 4 : 0;
    }
    boolean last = at + 2 == tokens.size() && draft.isWholeDate();
    return (named || sign > 0 || last) && offset(sign, number.value(), 0, draft) ? 2 : 0;
  }

  /** «13:00-16:40» is from one to the other; «13:00 -05:00» and after {@code T} it is an offset. */
  private static boolean isEnd(List<DateToken> tokens, int at, int sign, DateDraft draft) {
    int hour = tokens.get(at + 1).value();
    int minute = tokens.get(at + 3).value();
    boolean standard = at > 3 && tokens.get(at - 4).is("t");
    return sign < 0
        && !tokens.get(at).apart()
        && !standard
        && !draft.seconds
        && draft.time != null
        && hour < 24
        && minute < 60
        && LocalTime.of(hour, minute).isAfter(draft.time);
  }

  private static boolean offset(int sign, int hours, int minutes, DateDraft draft) {
    if (hours >= MAX_OFFSET_HOURS || minutes > 59) {
      return false;
    }
    draft.zone = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    return true;
  }

  private static boolean isMark(List<DateToken> tokens, int at, String mark) {
    return at < tokens.size() && tokens.get(at).is(mark);
  }

  private static boolean isNumber(List<DateToken> tokens, int at, int least, int most) {
    return at < tokens.size() && tokens.get(at).isNumber(least, most);
  }
}
