package dev.broadsheet.normalize;

import dev.broadsheet.normalize.DateWords.Match;
import java.util.List;
import java.util.Optional;

/** What the words of a date's tokens mean in a language. */
record DateMeanings(List<DateToken> tokens, DateWords words) {
  Optional<Match> of(int at) {
    return words.match(tokens, at);
  }

  <T extends DateWord> Optional<T> of(int at, Class<T> kind) {
    return of(at).flatMap(m -> m.as(kind));
  }

  boolean isAt(int at, DateWord word) {
    return of(at).filter(m -> m.is(word)).isPresent();
  }

  /** How many tokens the phrase at a place takes; 0 where there is none. */
  int length(int at) {
    return of(at).map(Match::length).orElse(0);
  }

  /** A unit, also where a longer phrase begins with it: "4 bulan lalu", but "bulan lalu". */
  Optional<Match> unit(int at) {
    Optional<Match> longest = of(at);
    boolean hidden =
        longest
            .filter(m -> m.as(DateWord.Step.class).isPresent() || m.is(DateWord.Plain.FILLER))
            .isPresent();
    return hidden
        ? words.unit(tokens, at)
        : longest.filter(m -> m.as(DateWord.Span.class).isPresent());
  }
}
