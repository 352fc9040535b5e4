package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import dev.broadsheet.extract.SameText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Ranks the candidates by which a field would be found where a person points. */
final class Pointing {
  private static final int MOST = 10;
  private static final int TRIED = 60;
  private static final int MOST_INSIDE = 24;
  private static final int EXCERPT = 90;
  private static final int DATE = 60;
  private static final int DIGITS = 3;
  private static final double BY_POSITION = 9;
  private static final Set<Field> LISTS = Set.of(Field.AUTHORS, Field.TAGS);
  private static final Set<Field> DATES = Set.of(Field.PUBLISHED, Field.MODIFIED);

  private static final Map<Field, String> LINKED_DATES =
      Map.of(Field.PUBLISHED, "datePublished", Field.MODIFIED, "dateModified");

  private final List<StudioPage> pages;
  private final StudioPage page;
  private final Element element;
  private final Field field;
  private final FieldJudge judge;

  private Pointing(
      List<StudioPage> pages, StudioPage page, Element element, Field field, FieldJudge judge) {
    this.pages = pages;
    this.page = page;
    this.element = element;
    this.field = field;
    this.judge = judge;
  }

  private record Ranked(Suggestion suggestion, double cost) {
    /** Who contradicts goes last, however often it agrees; of equals the one that may last. */
    static final Comparator<Ranked> BEST =
        Comparator.comparingInt(
                (Ranked r) -> 2 * r.suggestion.contradicts() - r.suggestion.agrees())
            .thenComparingInt(r -> -r.suggestion.fits())
            .thenComparingDouble(Ranked::cost)
            .thenComparing(r -> r.suggestion.candidate());
  }

  /**
   * Points at an element.
   *
   * @param field that is meant; without one it is what the page's article has there
   * @param bodies the lines of the body that each of the pages has now
   */
  static Pointed at(
      Element element,
      StudioPage page,
      List<StudioPage> pages,
      Optional<Field> field,
      FieldJudge judge,
      List<List<BodyLine>> bodies) {
    Field meant = field.orElseGet(() -> likely(element, page, judge));
    return new Pointing(pages, page, element, meant, judge)
        .pointed(new Removals(element, page, pages, bodies));
  }

  /** The field that the element says; the body where it says none. */
  private static Field likely(Element element, StudioPage page, FieldJudge judge) {
    String key = page.sight().keys().key(element);
    for (Field each : Field.values()) {
      if (each != Field.BODY
          && page.known(each).stream()
              .map(SameText::key)
              .anyMatch(k -> !k.isEmpty() && k.equals(key))) {
        return each;
      }
    }
    boolean isDate =
        key.length() <= DATE
            && key.chars().filter(Character::isDigit).count() >= DIGITS
            && !element.normalName().matches("h\\d")
            && judge.isTime(page.page(), element.text());
    return isDate || element.normalName().equals("time") ? Field.PUBLISHED : Field.BODY;
  }

  private Pointed pointed(Removals removals) {
    List<Ranked> ranked = new ArrayList<>();
    options().forEach((place, cost) -> rank(place, cost).ifPresent(ranked::add));
    return new Pointed(
        path(),
        inside(),
        excerpt(element.text()),
        field,
        ranked.stream().sorted(Ranked.BEST).limit(MOST).map(Ranked::suggestion).toList(),
        field == Field.BODY ? removals.ranked() : List.of());
  }

  private Map<Place, Double> options() {
    boolean isList = LISTS.contains(field);
    Map<Place, Double> places = new LinkedHashMap<>();
    named().forEach((css, cost) -> places.put(Place.css(css, isList), cost));
    Options metadata = new Options(isList);
    metadata.addMetadata(page.sight(), field, said());
    metadata.all().forEach(option -> places.put(option.place(), option.cost()));
    Optional.ofNullable(LINKED_DATES.get(field))
        .ifPresent(path -> places.put(Place.of("jsonld", path), BY_POSITION / 2));
    return places;
  }

  /** What the element says, or the field's values where it says one of several. */
  private Set<String> said() {
    Set<String> known = page.known(field).stream().map(SameText::key).collect(Collectors.toSet());
    String key = page.sight().keys().key(element);
    return known.contains(key) ? known : Set.of(key);
  }

  private Map<String, Double> named() {
    Map<String, Double> costs = new HashMap<>();
    ElementNames.of(element).forEach(n -> costs.merge(n.css(), n.cost(), Math::min));
    costs.put(element.cssSelector(), BY_POSITION);
    Map<String, Double> all = new LinkedHashMap<>();
    costs.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .limit(TRIED)
        .forEach(e -> ends().forEach(end -> all.put(e.getKey() + end, e.getValue())));
    return all;
  }

  /** The attributes that may say the field, and the text. */
  private Stream<String> ends() {
    if (field == Field.IMAGE) {
      return Stream.of("@src");
    }
    return DATES.contains(field)
        ? Stream.concat(
            FieldInduction.DATE_ATTRIBUTES.stream().filter(element::hasAttr).map(a -> "@" + a),
            Stream.of(""))
        : Stream.of("");
  }

  private Optional<Ranked> rank(Place place, double cost) {
    List<String> here = texts(page, place);
    if (here.isEmpty()) {
      return Optional.empty();
    }
    int fits = 0;
    int agrees = 0;
    int contradicts = 0;
    List<Suggestion.Yield> yields = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      StudioPage each = pages.get(i);
      List<String> texts = texts(each, place);
      yields.add(
          new Suggestion.Yield(i, texts.isEmpty() ? "" : excerpt(texts.getFirst()), texts.size()));
      if (each != page && !texts.isEmpty()) {
        fits++;
        Verdict verdict =
            FieldJudge.knows(each, field) ? judge.of(field, each, place) : Verdict.SILENT;
        agrees += verdict == Verdict.AGREES ? 1 : 0;
        contradicts += verdict == Verdict.WRONG ? 1 : 0;
      }
    }
    Suggestion suggestion =
        new Suggestion(
            DraftYaml.candidate(place),
            place.label(),
            here.size(),
            fits,
            agrees,
            contradicts,
            cost < BY_POSITION,
            yields);
    return Optional.of(new Ranked(suggestion, cost + (isVague(here) ? 1 : 0)));
  }

  /** Whether it selects more than a field of one value needs. */
  private boolean isVague(List<String> here) {
    return here.size() > 1 && !LISTS.contains(field);
  }

  private static List<String> texts(StudioPage page, Place place) {
    return page.sight().texts(place);
  }

  private List<Pointed.Part> path() {
    List<Pointed.Part> path = new ArrayList<>();
    for (Element at = element; at != null && !at.normalName().equals("html"); at = at.parent()) {
      part(at).ifPresent(path::addFirst);
    }
    return path;
  }

  private List<Pointed.Part> inside() {
    return element.children().stream()
        .filter(Element::hasText)
        .limit(MOST_INSIDE)
        .flatMap(child -> part(child).stream())
        .toList();
  }

  private Optional<Pointed.Part> part(Element at) {
    return page.number(at).isPresent()
        ? Optional.of(new Pointed.Part(page.number(at).getAsInt(), name(at), excerpt(at.text())))
        : Optional.empty();
  }

  private static String name(Element at) {
    String id = at.id();
    return at.normalName()
        + (NameSense.isRobust(id) ? "#" + id : "")
        + at.classNames().stream()
            .filter(NameSense::isRobust)
            .limit(2)
            .map(c -> "." + c)
            .reduce("", String::concat);
  }

  static String excerpt(String text) {
    return text.codePointCount(0, Math.min(text.length(), 4 * EXCERPT)) <= EXCERPT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
  }
}
