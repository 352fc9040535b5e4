package dev.broadsheet.normalize;

import dev.broadsheet.normalize.DateWords.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a text that stands under one label: «14 ноября, 09:12 (обновлено 10:30)» has two.
 */
record DatePart(Label label, List<DateToken> tokens) {

  /** In the order in which a date of publication is looked for. */
  enum Label {
    PUBLISHED,
    NONE,
    UPDATED
  }

  /** A text's parts in their order; those without a token, but for the labelled, are left out. */
  static List<DatePart> of(List<DateToken> tokens, DateWords words) {
    List<DatePart> parts = new ArrayList<>();
    Label label = Label.NONE;
    int begin = 0;
    for (int at = 0; at < tokens.size(); ) {
      Optional<Match> match = words.match(tokens, at);
      Label next = match.map(DatePart::label).orElse(Label.NONE);
      if (next != Label.NONE) {
        add(parts, label, tokens.subList(begin, at));
        label = next;
        begin = at + match.orElseThrow().length();
      }
      at += match.map(Match::length).orElse(1);
    }
    add(parts, label, tokens.subList(begin, tokens.size()));
    return parts;
  }

  private static void add(List<DatePart> parts, Label label, List<DateToken> tokens) {
    if (label != Label.NONE || !tokens.isEmpty()) {
      parts.add(new DatePart(label, tokens));
    }
  }

  private static Label label(Match match) {
    return match.is(DateWord.Plain.UPDATED)
        ? Label.UPDATED
        : match.is(DateWord.Plain.PUBLISHED) ? Label.PUBLISHED : Label.NONE;
  }
}
