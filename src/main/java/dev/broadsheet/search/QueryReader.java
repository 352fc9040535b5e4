package dev.broadsheet.search;

import dev.broadsheet.search.Clause.Mark;
import dev.broadsheet.search.Clause.Place;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the language of {@link TextQuery}. For one use. */
final class QueryReader {
  private static final int MAX_LENGTH = 2_000;
  private static final int MAX_WORDS = 64;
  private static final int MAX_DEPTH = 8;
  private static final int MIN_PREFIX = 2;

  private static final String OPENING_QUOTES = "\"«“";
  private static final String CLOSING_QUOTES = "\"»”";
  private static final String BRACKETS = "()";

  /** A name before a colon; what follows a colon in other scripts, or a number, is a word. */
  private static final Pattern FIELD = Pattern.compile("([A-Za-z]+):");

  private static final String FIELDS = "title, author, site, language, tag, from, to";

  private final String text;
  private int at;
  private int words;
  private int depth;

  QueryReader(String text) {
    this.text = text;
  }

  Clause read() {
    if (text.length() > MAX_LENGTH) {
      throw new QueryException(
          MAX_LENGTH + 1,
          "found %d characters, expected at most %d".formatted(text.length(), MAX_LENGTH));
    }
    Clause all = all();
    if (words == 0) {
      throw wrong(0, "found no word, expected one");
    }
    return all;
  }

  /** Clauses side by side, up to a closing bracket or the end. */
  private Clause all() {
    List<Clause> clauses = new ArrayList<>();
    while (hasMore()) {
      if (!takes("AND")) {
        any().ifPresent(clauses::add);
      }
    }
    return clauses.size() == 1 ? clauses.getFirst() : new Clause.All(clauses);
  }

  private Optional<Clause> any() {
    List<Clause> clauses = new ArrayList<>();
    do {
      int start = at;
      if (!hasMore() || takes("OR")) {
        throw wrong(start, "found an OR without a word on either side");
      }
      one().ifPresent(clauses::add);
    } while (hasMore() && takes("OR"));
    return clauses.size() > 1 ? Optional.of(new Clause.Any(clauses)) : clauses.stream().findFirst();
  }

  private Optional<Clause> one() {
    boolean isNot = text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(at + 1);
    at += isNot ? 1 : 0;
    Optional<Clause> clause = positive();
    return isNot ? clause.map(Clause.Not::new) : clause;
  }

  private Optional<Clause> positive() {
    Matcher field = FIELD.matcher(text).region(at, text.length());
    if (text.charAt(at) == '(') {
      return group();
    }
    if (field.lookingAt()) {
      int start = at;
      at = field.end();
      return Optional.of(counted(field(start, field.group(1))));
    }
    return words(Place.TEXT).map(this::counted);
  }

  private Optional<Clause> group() {
    int opening = at++;
    if (++depth > MAX_DEPTH) {
      throw wrong(opening, "found brackets in more than " + MAX_DEPTH + " brackets");
    }
    int before = words;
    Clause inside = all();
    if (at == text.length()) {
      throw wrong(opening, "found \"(\" without a closing bracket");
    }
    at++;
    depth--;
    return words == before ? Optional.empty() : Optional.of(inside);
  }

  private Clause counted(Clause clause) {
    if (++words > MAX_WORDS) {
      throw wrong(at - 1, "found more than " + MAX_WORDS + " words");
    }
    return clause;
  }

  private Clause field(int start, String name) {
    return switch (name) {
      case "title" -> fieldWords(start, Place.TITLE);
      case "author" -> fieldWords(start, Place.AUTHOR);
      case "site" -> new Clause.Value(Mark.SITE, value(start));
      case "language" -> new Clause.Value(Mark.LANGUAGE, value(start));
      case "tag" -> new Clause.Value(Mark.TAG, value(start));
      case "from" -> new Clause.From(days(start).first());
      case "to" -> new Clause.To(days(start).last());
      default ->
          throw wrong(
              start,
              "found the field \"%s\", expected one of %s; a colon that is meant stands in quotes"
                  .formatted(name, FIELDS));
    };
  }

  private Clause fieldWords(int start, Place place) {
    return words(place).orElseThrow(() -> wrong(start, "found a field without a word after it"));
  }

  private DaySpan days(int start) {
    int begin = at;
    String value = value(start);
    return DaySpan.parse(value)
        .orElseThrow(
            () ->
                wrong(
                    begin,
                    "found \"%s\", expected a day, a month or a year, as 2024-03-17, 2024-03, 2024"
                        .formatted(value)));
  }

  private String value(int start) {
    String value = at < text.length() && isQuote() ? quoted() : bare();
    if (value.isBlank()) {
      throw wrong(start, "found a field without a value after it");
    }
    return value.strip();
  }

  /** A phrase, a word or a beginning; nothing for what has no letter and no digit. */
  private Optional<Clause> words(Place place) {
    int start = at;
    if (at < text.length() && isQuote()) {
      String phrase = quoted();
      return isWordy(phrase) ? Optional.of(new Clause.Words(place, phrase)) : Optional.empty();
    }
    String word = bare();
    int star = word.indexOf('*');
    if (star >= 0 && isWordy(word)) {
      return Optional.of(new Clause.Prefix(place, beginning(start, word, star)));
    }
    return isWordy(word) ? Optional.of(new Clause.Words(place, word)) : Optional.empty();
  }

  private String beginning(int start, String word, int star) {
    String letters = word.substring(0, star);
    if (star != word.length() - 1
        || letters.length() < MIN_PREFIX
        || !letters.codePoints().allMatch(QueryReader::isOfWord)) {
      throw wrong(
          start,
          "found \"%s\", expected * only at the end of a word of at least %d letters"
              .formatted(word, MIN_PREFIX));
    }
    return letters;
  }

  private String quoted() {
    int opening = at;
    char end = CLOSING_QUOTES.charAt(OPENING_QUOTES.indexOf(text.charAt(at)));
    int closing = text.indexOf(end, at + 1);
    if (closing < 0) {
      throw wrong(opening, "found a quotation mark without its closing one");
    }
    at = closing + 1;
    return normal(text.substring(opening + 1, closing));
  }

  private String bare() {
    int start = at;
    while (at < text.length()
        && !isSpace(at)
        && !isQuote()
        && BRACKETS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return normal(text.substring(start, at));
  }

  /** As the store's texts are. */
  private static String normal(String part) {
    return Normalizer.normalize(part, Normalizer.Form.NFC);
  }

  /** Goes to the next clause of this level; false at its end. */
  private boolean hasMore() {
    while (at < text.length() && isSpace(at)) {
      at++;
    }
    boolean isClosing = at < text.length() && text.charAt(at) == ')';
    if (isClosing && depth == 0) {
      throw wrong(at, "found \")\" without an opening bracket");
    }
    return at < text.length() && !isClosing;
  }

  private boolean takes(String operator) {
    int end = at + operator.length();
    boolean isThere =
        text.startsWith(operator, at)
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    at = isThere ? end : at;
    return isThere;
  }

  private boolean isQuote() {
    return OPENING_QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  private boolean isSpace(int index) {
    return Character.isWhitespace(text.charAt(index)) || Character.isSpaceChar(text.charAt(index));
  }

  private static boolean isWordy(String part) {
    return part.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c) || "'’ʼ_".indexOf(c) >= 0;
  }

  private static QueryException wrong(int index, String what) {
    return new QueryException(index + 1, what);
  }
}
