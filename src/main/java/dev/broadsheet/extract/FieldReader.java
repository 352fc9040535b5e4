package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries the candidates of fields in order of trust, then what was offered from elsewhere, and keeps
 * the books: which rule won, and what was refused on the way. For one reading of one page.
 */
final class FieldReader {
  /** So many rules fit into a message. */
  private static final int SHOWN = 3;

  private final ParsedPage page;
  private final FieldRules rules;
  private final Map<Field, List<Offer>> offers = new EnumMap<>(Field.class);
  private final Map<Field, Win> wins = new EnumMap<>(Field.class);
  private final List<Problem> problems = new ArrayList<>();

  FieldReader(ParsedPage page, FieldRules rules) {
    this.page = page;
    this.rules = rules;
  }

  /** Reads a text as a value of the field; nothing if the field can't hold it. */
  interface Reading<T> {
    /**
     * Reads one text.
     *
     * @param candidate the rule that found the text; absent for what was offered
     */
    Optional<T> of(Optional<Candidate> candidate, String text);
  }

  private record Offer(String rule, List<String> texts) {}

  ParsedPage page() {
    return page;
  }

  FieldRules rules() {
    return rules;
  }

  /** Gives texts from elsewhere to a field in case its candidates have none and it is open. */
  void suggest(Field field, String rule, List<String> texts) {
    if (!rules.of(field).closed()) {
      offer(field, rule, texts);
    }
  }

  /** Gives texts that a rule on lines took to a field in case its candidates have none. */
  void offer(Field field, String rule, List<String> texts) {
    if (!texts.isEmpty()) {
      offers.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Offer(rule, texts));
    }
  }

  boolean isOffered(Field field) {
    return offers.containsKey(field);
  }

  /** The first value that the field can hold. */
  <T> Optional<T> one(Field field, Reading<T> reading) {
    List<Candidate> candidates = candidates(field);
    for (int rank = 0; rank < candidates.size(); rank++) {
      Optional<Candidate> candidate = Optional.of(candidates.get(rank));
      for (String text : candidates.get(rank).values(page)) {
        Optional<T> value = reading.of(candidate, text);
        if (value.isPresent()) {
          won(field, candidates.get(rank).label(), rank);
          return value;
        }
      }
    }
    for (Offer offer : offers.getOrDefault(field, List.of())) {
      for (String text : offer.texts()) {
        Optional<T> value = reading.of(Optional.empty(), text);
        if (value.isPresent()) {
          wonLast(field, offer.rule());
          return value;
        }
      }
    }
    return Optional.empty();
  }

  /** The values of the first candidate that has any which the field can hold. */
  List<String> many(Field field, Function<List<String>, List<String>> reading) {
    List<Candidate> candidates = candidates(field);
    for (int rank = 0; rank < candidates.size(); rank++) {
      List<String> values = reading.apply(candidates.get(rank).values(page));
      if (!values.isEmpty()) {
        won(field, candidates.get(rank).label(), rank);
        return values;
      }
    }
    for (Offer offer : offers.getOrDefault(field, List.of())) {
      List<String> values = reading.apply(offer.texts());
      if (!values.isEmpty()) {
        wonLast(field, offer.rule());
        return values;
      }
    }
    return List.of();
  }

  /** Whether a base's candidate gave the field its value: a habit of many sites. */
  boolean isInherited(Field field) {
    Win win = wins.get(field);
    List<Candidate> candidates = candidates(field);
    return win != null && win.rank() < candidates.size() && candidates.get(win.rank()).inherited();
  }

  /** Whether the page tells the field's value to machines, not to readers. */
  boolean isMetadata(Field field) {
    Win win = wins.get(field);
    List<Candidate> candidates = candidates(field);
    return win != null
        && win.rank() < candidates.size()
        && switch (candidates.get(win.rank()).selector()) {
          case Selector.Meta _, Selector.JsonLd _ -> true;
          case Selector.Css css -> css.attribute().filter("content"::equals).isPresent();
          case Selector.XPath _, Selector.UrlPart _ -> false;
        };
  }

  /** What the site's own rules find for a field. */
  Stream<String> own(Field field) {
    return candidates(field).stream()
        .filter(candidate -> !candidate.inherited())
        .flatMap(candidate -> candidate.values(page).stream());
  }

  /** Whether a base stands behind the site's own rules. */
  boolean hasBase(Field field) {
    return candidates(field).stream().anyMatch(Candidate::inherited);
  }

  /** What the metadata that the base looks for says of a field, in order of trust. */
  List<String> told(Field field) {
    return candidates(field).stream()
        .filter(Candidate::inherited)
        .filter(
            c -> c.selector() instanceof Selector.JsonLd || c.selector() instanceof Selector.Meta)
        .flatMap(c -> c.values(page).stream())
        .toList();
  }

  void won(Field field, String rule, int rank) {
    wins.put(field, new Win(rule, rank));
  }

  /** Notes that a value came from elsewhere than the field's candidates, behind them all. */
  void wonLast(Field field, String rule) {
    won(field, rule, candidates(field).size());
  }

  /** A value that has no candidates, known from elsewhere. */
  <T> Optional<T> given(Field field, String rule, Optional<T> value) {
    if (value.isPresent()) {
      wonLast(field, rule);
    }
    return value;
  }

  /** The first labels of a field's candidates, a site's own before the base's, for a message. */
  String tried(Field field) {
    List<String> labels = candidates(field).stream().map(Candidate::label).toList();
    if (labels.isEmpty()) {
      return "any rule: there is none";
    }
    String first = labels.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return labels.size() <= SHOWN ? first : first + " and " + (labels.size() - SHOWN) + " more";
  }

  private List<Candidate> candidates(Field field) {
    return field == Field.BODY ? rules.body().in() : rules.of(field).candidates();
  }

  /** Whether a candidate of the site's own gave the field its value. */
  boolean isOwn(Field field) {
    Win win = wins.get(field);
    return win != null && win.rank() < candidates(field).size() && !isInherited(field);
  }

  /** Takes back a value that is none. */
  void withdraw(Field field) {
    wins.remove(field);
  }

  /** Takes back a value that another one contradicts. */
  void withdraw(Field field, String why) {
    withdraw(field);
    problem(Problem.Kind.CONTRADICTION, field, why);
  }

  void problem(Problem.Kind kind, Field field, String message) {
    Problem problem = new Problem(kind, Optional.of(field), message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  Map<Field, Win> wins() {
    return wins;
  }

  List<Problem> problems() {
    return problems;
  }
}
