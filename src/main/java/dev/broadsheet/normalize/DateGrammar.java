package dev.broadsheet.normalize;

import dev.broadsheet.normalize.DateWords.Match;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of dates, for all languages: goes over the tokens once, and at each takes the
 * longest piece that it knows. What differs between languages is in {@link DateWords}; what is
 * written in numbers is in {@link DateNumbers}.
 */
final class DateGrammar {
  private static final Set<String> SEPARATORS =
      Set.of(
          ".", ",", ":", ";", "/", "|", "\\", "-", "–", "—", "−", "@", "(", ")", "[", "]", "·", "•",
          "'", "\"", "«", "»", "~", "_", "+");

  private static final DateWord.Span YEAR = new DateWord.Span(1, ChronoUnit.YEARS);

  private static final Set<String> MINUS = Set.of("-", "–", "—", "−");

  private final List<DateToken> tokens;
  private final DateWords words;
  private final DateNumbers numbers;
  private final boolean lenient;
  private DateDraft draft = new DateDraft();
  private boolean updatedFirst;

  /** A small number that may become the day of the month that follows. */
  private @Nullable Integer loose;

  /**
   * @param lenient passes over what is not understood; else it makes the whole text no date
   */
  DateGrammar(List<DateToken> tokens, DateWords words, DateNumbers numbers, boolean lenient) {
    this.tokens = tokens;
    this.words = words;
    this.numbers = numbers;
    this.lenient = lenient;
  }

  /** What the text says, or nothing where it is not understood. */
  Optional<DateDraft> read() {
    int at = 0;
    while (at < tokens.size() && !endsAt(at)) {
      int taken =
          switch (tokens.get(at).kind()) {
            case NUMBER -> number(at);
            case WORD -> word(at);
            case MARK -> mark(at);
          };
      if (taken == 0) {
        if (!lenient) {
          return Optional.empty();
        }
        loose = null;
      }
      at += Math.max(1, taken);
    }
    return loose == null || lenient ? Optional.of(draft) : Optional.empty();
  }

  /** «14 ноября, 09:12 (обновлено 10:30)»: what follows the label is no date of publication. */
  private boolean endsAt(int at) {
    return !draft.isEmpty()
        && meaning(at).filter(m -> m.word() == DateWord.Plain.UPDATED).isPresent();
  }

  private Optional<Match> meaning(int at) {
    return words.match(tokens, at);
  }

  private int number(int at) {
    int taken = clock(at);
    if (taken == 0) {
      taken = numbers.date(tokens, at, draft);
    }
    if (taken == 0) {
      taken = counted(at, at, 0);
    }
    if (taken == 0) {
      taken = numbers.packed(tokens.get(at), draft);
    }
    return taken == 0 ? lone(tokens.get(at)) : taken;
  }

  private int clock(int at) {
    int taken = numbers.clock(tokens, at, draft);
    Optional<Match> half =
        meaning(at + Math.max(1, taken)).filter(m -> m.word() instanceof DateWord.Half);
    if (taken == 0 && half.isPresent()) {
      return numbers.hour(tokens.get(at), draft);
    }
    return taken;
  }

  /** A number and its unit: {@code 3 hours}; in {@code 2012 года} the year itself. */
  private int counted(int from, int at, int sign) {
    DateToken number = tokens.get(at);
    if (!number.isNumber(1, 4)) {
      return 0;
    }
    int unit =
        unitAt(
            at + 1,
            span -> {
              if (!(span.equals(YEAR) && sign == 0 && numbers.year(number, draft))) {
                add(sign, number.value(), span);
              }
            });
    return unit == 0 ? 0 : at + 1 - from + unit;
  }

  private void add(int sign, int count, DateWord.Span span) {
    draft.spans.add(new DateDraft.SignedSpan(sign, count * span.amount(), span.unit()));
  }

  private int lone(DateToken number) {
    if (numbers.year(number, draft)) {
      return 1;
    }
    if (!number.isNumber(1, 2)) {
      return 0;
    }
    if (draft.month == null && loose == null) {
      loose = number.value();
      return 1;
    }
    if (draft.month != null && draft.day == null) {
      draft.day = number.value();
      return 1;
    }
    return draft.month == null ? 0 : numbers.shortYear(number, draft);
  }

  private int word(int at) {
    Optional<Match> match = meaning(at);
    if (match.isEmpty()) {
      return 0;
    }
    int length = match.get().length();
    int after = at + length;
    return switch (match.get().word()) {
      case DateWord.Month month -> month(month.number()) ? length : 0;
      case DateWord.Span span -> {
        bare(span);
        yield length;
      }
      case DateWord.Which which ->
          length + unitAt(after, u -> draft.step = new DateWord.Step(which.step(), u.unit()));
      case DateWord.Count number -> {
        int unit = unitAt(after, u -> add(0, number.value(), u));
        yield unit == 0 ? 0 : length + unit;
      }
      case DateWord.Half half -> numbers.half(half, draft) ? length : 0;
      case DateWord.Weekday weekday -> {
        draft.weekday = DayOfWeek.of(weekday.number());
        yield length;
      }
      case DateWord.Day day -> {
        draft.shift = day.shift();
        yield length;
      }
      case DateWord.Direction direction -> {
        draft.direction = direction.sign();
        yield length;
      }
      case DateWord.Step step -> {
        draft.step = step;
        yield length;
      }
      case DateWord.Clock clock -> {
        draft.time = clock.time();
        yield length;
      }
      case DateWord.Zone zone -> {
        draft.zone = zone.id();
        yield length;
      }
      case DateWord.Plain plain -> {
        plain(plain);
        yield length;
      }
    };
  }

  private int unitAt(int at, Consumer<DateWord.Span> use) {
    Optional<Match> match = meaning(at);
    if (match.isPresent() && match.get().word() instanceof DateWord.Span span) {
      use.accept(span);
      return match.get().length();
    }
    return 0;
  }

  private boolean month(int number) {
    if (draft.month != null) {
      return false;
    }
    draft.month = number;
    if (loose != null) {
      draft.day = loose;
      loose = null;
    }
    return true;
  }

  /** A unit without a number: one of it, or «года» after the year. */
  private void bare(DateWord.Span span) {
    if (!(span.equals(YEAR) && draft.year != null)) {
      add(0, 1, span);
      draft.bareUnit = true;
    }
  }

  private void plain(DateWord.Plain plain) {
    switch (plain) {
      case NOW -> draft.now = true;
      case UPDATED -> updatedFirst = true;
      case PUBLISHED -> {
        if (updatedFirst) {
          draft = new DateDraft();
          loose = null;
        }
      }
      case FILLER -> {}
    }
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
    return SEPARATORS.contains(mark) ? 1 : 0;
  }
}
