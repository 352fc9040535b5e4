package dev.broadsheet.normalize;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The part of the grammar that reads a clock time, with the words that stand for its units. */
final class DateClock {
  private final List<DateToken> tokens;
  private final DateMeanings meanings;
  private final DateNumbers numbers;
  private final DateDraft draft;

  DateClock(List<DateToken> tokens, DateMeanings meanings, DateNumbers numbers, DateDraft draft) {
    this.tokens = tokens;
    this.meanings = meanings;
    this.numbers = numbers;
    this.draft = draft;
  }

  /** How many tokens the clock time at a place takes; 0 where there is none. */
  int read(int at) {
    boolean dotted = draft.hasDay() || meanings.isAt(at + 3, DateWord.Plain.OCLOCK);
    int taken = numbers.clock(tokens, at, dotted, draft);
    if (taken > 0) {
      return meanings.isAt(at + taken, DateWord.Plain.OCLOCK)
          ? taken + meanings.length(at + taken)
          : taken;
    }
    if (draft.time == null && meanings.isAt(at + 1, DateWord.Plain.OCLOCK)) {
      return spoken(at);
    }
    // «3 дня» are three days as well as the hour
    boolean half =
        meanings.of(at + 1, DateWord.Half.class).isPresent()
            && meanings.of(at + 1, DateWord.Span.class).isEmpty();
    return half ? numbers.hour(tokens.get(at), draft) : 0;
  }

  /** {@code 14h30}, {@code 14 Uhr}, {@code 3時5分}; not the hours of "il y a 3h", "3h temu". */
  private int spoken(int at) {
    int hours = at + 1;
    int after = hours + meanings.length(hours);
    boolean span =
        meanings.of(hours, DateWord.Span.class).isPresent()
            && (draft.direction != 0
                || meanings.of(after, DateWord.Direction.class).isPresent()
                || (after == tokens.size() && draft.isEmpty()));
    if (span || numbers.hour(tokens.get(at), draft) == 0) {
      return 0;
    }
    if (after < tokens.size() && tokens.get(after).isNumber(1, 2) && draft.time != null) {
      after = parts(after);
    }
    return after - at;
  }

  /** Minutes after the hour, and seconds. */
  private int parts(int at) {
    int minute = tokens.get(at).value();
    int after = unit(at + 1, ChronoUnit.MINUTES);
    int second = 0;
    boolean seconds =
        after > at + 1
            && after < tokens.size()
            && tokens.get(after).isNumber(1, 2)
            && unit(after + 1, ChronoUnit.SECONDS) > after + 1;
    if (seconds) {
      second = tokens.get(after).value();
      after = unit(after + 1, ChronoUnit.SECONDS);
    }
    LocalTime hour = draft.time == null ? LocalTime.MIDNIGHT : draft.time;
    DateNumbers.time(draft, hour.getHour(), minute, second);
    draft.seconds = seconds;
    return after;
  }

  private int unit(int at, ChronoUnit unit) {
    return meanings.of(at, DateWord.Span.class).filter(s -> s.unit() == unit).isPresent()
        ? at + meanings.length(at)
        : at;
  }
}
