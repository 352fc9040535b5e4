package dev.broadsheet.normalize;

import dev.broadsheet.normalize.DateWords.Match;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of dates, for all languages: goes over the tokens once, and at each takes the
 * longest piece that it knows. What differs between languages is in {@link DateWords}; what is
 * written in numbers is in {@link DateNumbers}. One object reads one run.
 */
final class DateGrammar {
  private static final Set<String> SEPARATORS =
      Set.of(
          ".", ",", ":", ";", "/", "|", "\\", "-", "–", "—", "−", "@", "(", ")", "[", "]", "·", "•",
          "'", "\"", "«", "»", "~", "_", "+", "*", "″", "་", "״", "º", "ª", "°");

  /** Where other things than the date begin, as a span of reading: "3 hours ago · 5 min read". */
  private static final Set<String> FENCES = Set.of("|", "·", "•");

  private static final Set<String> MINUS = Set.of("-", "–", "—", "−");

  private final List<DateToken> tokens;
  private final DateWords words;
  private final DateNumbers numbers;
  private final DateMeanings meanings;
  private final DateDraft draft = new DateDraft();
  private final DateClock clock;

  /** A small number that may become the day of the month that follows. */
  private @Nullable Integer loose;

  private DateGrammar(List<DateToken> tokens, DateWords words, DateNumbers numbers) {
    this.tokens = tokens;
    this.words = words;
    this.numbers = numbers;
    this.meanings = new DateMeanings(tokens, words);
    this.clock = new DateClock(tokens, meanings, numbers, draft);
  }

  /**
   * What is understood from one place on.
   *
   * @param whole all the tokens were understood, and what they say is in the draft
   */
  record Run(DateDraft draft, boolean whole) {}

  /** Reads until something is not understood. */
  static Run read(List<DateToken> tokens, int from, DateWords words, DateNumbers numbers) {
    DateGrammar grammar = new DateGrammar(tokens, words, numbers);
    int end = grammar.run(from);
    return new Run(grammar.draft, end == tokens.size() && grammar.loose == null);
  }

  private int run(int from) {
    int at = from;
    while (at < tokens.size()) {
      int taken =
          switch (tokens.get(at).kind()) {
            case NUMBER -> number(at);
            case WORD -> word(at);
            case MARK -> mark(at);
          };
      if (taken == 0) {
        return at;
      }
      at += taken;
    }
    return at;
  }

  private int number(int at) {
    int taken = clock.read(at);
    if (taken == 0) {
      taken = numbers.date(tokens, at, draft);
    }
    if (taken == 0) {
      taken = word(at); // names with a number: "tháng 3", "3月"
    }
    if (taken == 0) {
      taken = monthday(at);
    }
    if (taken == 0) {
      taken = solarYear(at);
    }
    if (taken == 0) {
      taken = counted(at, at, 0);
    }
    if (taken == 0) {
      taken = numbers.packed(tokens.get(at), draft);
    }
    return taken == 0 ? lone(at) : taken;
  }

  /** {@code 8日} is the day of a month where one was told, else a span of days. */
  private int monthday(int at) {
    boolean day =
        meanings.isAt(at + 1, DateWord.Plain.MONTHDAY)
            && tokens.get(at).isNumber(1, 2)
            && draft.month != null
            && draft.day == null;
    if (!day) {
      return 0;
    }
    draft.day = tokens.get(at).value();
    return 1 + meanings.length(at + 1);
  }

  /** «۲۶ شهریور ۹۴ ساعت ۱۱»: the year, though the word for hours stands behind it. */
  private int solarYear(int at) {
    boolean behindDay = draft.solar && draft.monthNamed && draft.day != null && draft.time == null;
    return behindDay ? numbers.shortYear(tokens.get(at), draft) : 0;
  }

  /** A number and its unit: {@code 3 hours}; in {@code 2012 года} the year itself. */
  private int counted(int from, int at, int sign) {
    DateToken number = tokens.get(at);
    int unit = at + 1;
    if (meanings.isAt(unit, DateWord.Plain.FILLER) && meanings.unit(unit).isEmpty()) {
      unit += meanings.length(unit); // «10 de ore»
    }
    Optional<Match> match = meanings.unit(unit);
    Optional<DateWord.Span> span = match.flatMap(m -> m.as(DateWord.Span.class));
    if (!number.isNumber(1, 4) || span.isEmpty()) {
      return 0;
    }
    boolean ofDate = isYear(span.get()) || draft.month != null;
    boolean year = sign == 0 && ofDate && numbers.year(number, draft);
    if (!year) {
      add(sign, number.value(), span.get());
      // «20日» alone is as well a day of this month
      draft.bareUnit |= meanings.isAt(unit, DateWord.Plain.MONTHDAY);
    }
    return unit - from + match.get().length();
  }

  private static boolean isYear(DateWord.Span span) {
    return span.amount() == 1 && span.unit() == ChronoUnit.YEARS;
  }

  private void add(int sign, int count, DateWord.Span span) {
    int told = sign == 0 ? span.sign() : sign;
    draft.spans.add(new DateDraft.SignedSpan(told, count * span.amount(), span.unit()));
  }

  private int lone(int at) {
    DateToken number = tokens.get(at);
    if (numbers.year(number, draft)) {
      return 1;
    }
    boolean isClock = at + 2 < tokens.size() && tokens.get(at + 1).is(":");
    if (!number.isNumber(1, 2) || (isClock && tokens.get(at + 2).isNumber())) {
      return 0; // «12:1» is no day
    }
    if (draft.month == null && loose == null) {
      loose = number.value();
      return 1;
    }
    if (draft.month != null && draft.day == null) {
      draft.day = number.value();
      return 1;
    }
    boolean afterMonth = draft.monthNamed && draft.time == null && !tokens.get(at - 1).is("(");
    return afterMonth ? numbers.shortYear(number, draft) : 0;
  }

  private int word(int at) {
    Optional<Match> match = meanings.of(at);
    if (match.isEmpty()) {
      return 0;
    }
    int after = at + match.get().length();
    for (DateWord word : match.get().words()) {
      int end = word(word, at, after, match.get());
      if (end > 0) {
        return end - at;
      }
    }
    return 0;
  }

  /** Takes a word in one of its meanings, and tells where it ends; 0 where it can't mean that. */
  private int word(DateWord word, int at, int after, Match match) {
    return switch (word) {
      case DateWord.Month month -> month(month, after, match) ? after : 0;
      case DateWord.SolarMonth month -> solarMonth(month) ? after : 0;
      case DateWord.Weekday weekday -> {
        draft.weekday = DayOfWeek.of(weekday.number());
        yield after;
      }
      case DateWord.Span span -> span(span, after, match);
      case DateWord.Which which -> which(which, after);
      case DateWord.Count number -> count(number, after);
      case DateWord.Half half -> numbers.half(half, draft) ? after : 0;
      case DateWord.Day day -> {
        draft.shift = day.shift();
        yield after;
      }
      case DateWord.Direction direction -> {
        draft.direction = direction.sign();
        yield after;
      }
      case DateWord.Step step -> {
        draft.step = step;
        yield after;
      }
      case DateWord.Clock clock -> {
        draft.time = draft.time == null ? clock.time() : draft.time;
        yield after;
      }
      case DateWord.Zone zone -> {
        draft.zone = zone.id();
        yield after;
      }
      case DateWord.Plain plain -> plain(plain, at) ? after : 0;
    };
  }

  private boolean month(DateWord.Month month, int after, Match match) {
    if (draft.monthNamed && Objects.equals(draft.month, month.number())) {
      return true; // «24 نيسان / أبريل»: its other name
    }
    boolean weekday = match.as(DateWord.Weekday.class).isPresent() && monthFollows(after);
    if (draft.month != null || weekday || !draft.spans.isEmpty()) {
      return false;
    }
    name(month.number());
    return true;
  }

  private boolean solarMonth(DateWord.SolarMonth month) {
    boolean fits = draft.month == null && draft.spans.isEmpty();
    if (fits) {
      draft.solar = true;
      name(month.number());
    }
    return fits;
  }

  private void name(int month) {
    draft.month = month;
    draft.monthNamed = true;
    if (loose != null) {
      draft.day = loose;
      loose = null;
    }
  }

  /** «mar. 12 mar.»: the first is the Tuesday. */
  private boolean monthFollows(int from) {
    for (int at = from; at < tokens.size(); at++) {
      if (meanings.of(at, DateWord.Month.class).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A unit whose number follows or is one, or «года» after the year. */
  private int span(DateWord.Span span, int after, Match match) {
    if (isYear(span) && draft.year == null && after < tokens.size()) {
      if (tokens.get(after).isNumber(4, 4) && numbers.year(tokens.get(after), draft)) {
        return after + 1;
      }
    }
    int number = words.isUnitFirst() ? afterFillers(after) : after;
    if (words.isUnitFirst() && number < tokens.size() && tokens.get(number).isNumber(1, 4)) {
      add(0, tokens.get(number).value(), span);
      return number + 1;
    }
    boolean told =
        (isYear(span) && draft.year != null)
            || (span.unit() == ChronoUnit.HOURS && draft.time != null);
    if (told) {
      return after; // «2012 года», «14:30 часа»
    }
    if (match.is(DateWord.Plain.FILLER) && draft.direction == 0) {
      return 0;
    }
    add(0, 1, span);
    draft.bareUnit |= span.sign() == 0 && span.amount() == 1;
    return after;
  }

  private int afterFillers(int from) {
    int at = from;
    while (at < tokens.size()
        && (meanings.isAt(at, DateWord.Plain.FILLER)
            || SEPARATORS.contains(tokens.get(at).text()))) {
      at += Math.max(1, meanings.length(at));
    }
    return at;
  }

  private int which(DateWord.Which which, int after) {
    Optional<DateWord.Span> unit = meanings.of(after, DateWord.Span.class);
    unit.ifPresent(u -> draft.step = new DateWord.Step(which.step(), u.unit()));
    return unit.isPresent() ? after + meanings.length(after) : after;
  }

  private int count(DateWord.Count number, int after) {
    Optional<DateWord.Span> unit = meanings.of(after, DateWord.Span.class);
    unit.ifPresent(u -> add(0, number.value(), u));
    return unit.isPresent() ? after + meanings.length(after) : 0;
  }

  private boolean plain(DateWord.Plain plain, int at) {
    return switch (plain) {
      case NOW -> {
        draft.now = true;
        yield true;
      }
      case FILLER -> true;
      case OCLOCK -> draft.time != null;
      case MONTHDAY -> at > 0 && draft.day != null;
      case PUBLISHED, UPDATED -> false;
    };
  }

  private int mark(int at) {
    String mark = tokens.get(at).text();
    int sign = mark.equals("+") ? 1 : MINUS.contains(mark) ? -1 : 0;
    if (sign != 0 && at + 1 < tokens.size()) {
      int taken = numbers.offset(tokens, at, sign, draft);
      if (taken == 0) {
        taken = counted(at, at + 1, sign);
      }
      if (taken > 0) {
        return taken;
      }
    }
    boolean fenced = FENCES.contains(mark) && !draft.spans.isEmpty();
    return SEPARATORS.contains(mark) && !fenced ? 1 : 0;
  }
}
