package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.extract.SameText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds where the fields beside the body stand on several pages. */
final class FieldInduction {
  static final int LONGEST_DATE = 60;
  private static final int SHORTEST_DATE = 4;
  private static final Pattern AUTHOR = Pattern.compile("(?i)author|byline|writer|autor|creator");
  private static final Pattern TAG = Pattern.compile("(?i)tag|topic|keyword|subject|tema|sujet");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?i)section|rubri|categor|crumb|kicker|channel|topic|ressort|overline|eyebrow|label");
  private static final Pattern CAPTION =
      Pattern.compile("(?i)caption|credit|legend|bild|photo|image|figure|media|cutline");
  private static final double A_TEXT = 0.3;
  private static final double A_LETTER = 0.01;
  private static final int PROVEN = 3;
  private static final double MOSTLY = 0.8;
  private static final Pattern METADATA = Pattern.compile("(?:[\\w-]+/)?(jsonld|meta): (.+)");

  /** A place that finds several texts is that of the body's paragraphs. */
  private static final Set<Field> ALONE = Set.of(Field.SUBTITLE, Field.LEAD);

  static final List<String> DATE_ATTRIBUTES =
      List.of("datetime", "content", "data-datetime", "data-time", "data-date", "title");

  private final List<Sight> pages;
  private final FieldJudge judge;

  FieldInduction(List<Sight> pages, ZoneId zone) {
    this.pages = pages;
    this.judge = new FieldJudge(zone);
  }

  List<InducedRule> induce() {
    List<InducedRule> rules = new ArrayList<>();
    text(Field.TITLE, a -> Optional.of(a.title())).ifPresent(rules::add);
    text(Field.SUBTITLE, Article::subtitle).ifPresent(rules::add);
    text(Field.LEAD, Article::lead).ifPresent(rules::add);
    published().ifPresent(rules::add);
    names(Field.AUTHORS, Article::authors, AUTHOR).ifPresent(rules::add);
    names(Field.TAGS, Article::tags, TAG).ifPresent(rules::add);
    text(Field.SECTION, Article::section).ifPresent(rules::add);
    text(Field.CAPTION, FieldInduction::caption).ifPresent(rules::add);
    return rules.stream().filter(rule -> !repeatsTheBase(rule)).toList();
  }

  static Optional<String> caption(Article article) {
    return article.images().stream().findFirst().flatMap(Image::caption);
  }

  /**
   * Whether the base finds all that the rule does, and by itself. Of dates it believes the metadata
   * less than a rule does, which is as it should be where they agree on all pages.
   */
  private boolean repeatsTheBase(InducedRule rule) {
    Set<String> wins = new HashSet<>();
    wins(rule.field(), pages).keySet().forEach(place -> wins.add(place.label()));
    return rule.field() != Field.PUBLISHED
        && rule.candidates().stream().allMatch(place -> wins.contains(place.label()));
  }

  /** What the base finds in metadata on most pages; no place of the site's own is as sure. */
  private static Optional<Place> metadata(Field field, List<Sight> known) {
    return wins(field, known).entrySet().stream()
        .filter(e -> e.getValue() >= MOSTLY * known.size())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** The metadata in which the base found the field, and on how many pages. */
  private static Map<Place, Integer> wins(Field field, List<Sight> known) {
    Map<Place, Integer> wins = new HashMap<>();
    for (Sight page : known) {
      Matcher told = METADATA.matcher(page.known().provenance().getOrDefault(field, ""));
      if (told.matches()) {
        wins.merge(Place.of(told.group(1), told.group(2)), 1, Integer::sum);
      }
    }
    return wins;
  }

  private Optional<InducedRule> text(Field field, Function<Article, Optional<String>> value) {
    List<Sight> known = pages.stream().filter(p -> value.apply(p.known()).isPresent()).toList();
    Options options = new Options(false);
    Map<Sight, String> keys = new HashMap<>();
    for (Sight page : known) {
      String key = SameText.key(value.apply(page.known()).orElseThrow());
      keys.put(page, key);
      page.keys().saying(key).forEach(e -> options.add(ElementNames.of(e)));
      if (field != Field.LEAD) { // the base reads those too, behind what the page shows
        options.addMetadata(page.page(), field, Set.of(key));
      }
    }
    if (known.size() < PROVEN) { // a word that was met so often may stand anywhere
      telling(field).ifPresent(options::keepTelling);
    }
    return new Choice(
            known,
            (page, place) -> textVerdict(field, page.keys(place), keys.getOrDefault(page, "")))
        .of(field, Optional.empty(), options.all());
  }

  private static Optional<Pattern> telling(Field field) {
    return Optional.ofNullable(Map.of(Field.SECTION, SECTION, Field.CAPTION, CAPTION).get(field));
  }

  private static Verdict textVerdict(Field field, List<String> found, String known) {
    if (found.isEmpty()) {
      return Verdict.SILENT;
    }
    boolean isOneOfMany = ALONE.contains(field) && Set.copyOf(found).size() > 1;
    return !isOneOfMany && found.getFirst().equals(known) ? Verdict.AGREES : Verdict.WRONG;
  }

  private Optional<InducedRule> published() {
    List<Sight> known = pages.stream().filter(p -> p.known().published().isPresent()).toList();
    Options options = new Options(false);
    for (Sight page : known) {
      for (Element element : page.keys().upTo(LONGEST_DATE)) {
        if (element.hasAttr("datetime") || page.keys().key(element).length() >= SHORTEST_DATE) {
          dated(page, element).forEach(end -> options.add(ending(element, end)));
        }
      }
    }
    return new Choice(known, this::dateVerdict)
        .of(Field.PUBLISHED, metadata(Field.PUBLISHED, known), options.all());
  }

  /** The attributes by which the element tells the date of publication; empty: by its text. */
  private List<String> dated(Sight page, Element element) {
    List<String> ends = new ArrayList<>();
    for (String attribute : DATE_ATTRIBUTES) {
      String value = element.attr(attribute);
      if (!value.isEmpty() && agrees(page, value)) {
        ends.add("@" + attribute);
      }
    }
    String text = element.text();
    if (text.chars().anyMatch(Character::isDigit) && agrees(page, text)) {
      ends.add("");
    }
    return ends;
  }

  private Verdict dateVerdict(Sight page, Place place) {
    return page.texts(place).stream()
        .findFirst()
        .map(text -> agrees(page, text) ? Verdict.AGREES : Verdict.WRONG)
        .orElse(Verdict.SILENT);
  }

  private boolean agrees(Sight page, String text) {
    return judge.tells(
        page.specimen().page(), page.known(), text, page.known().published().orElseThrow());
  }

  private Optional<InducedRule> names(
      Field field, Function<Article, List<String>> values, Pattern telling) {
    List<Sight> known = pages.stream().filter(p -> !values.apply(p.known()).isEmpty()).toList();
    if (metadata(field, known).isPresent()) {
      return Optional.empty();
    }
    Options options = new Options(true);
    Map<Sight, Set<String>> keys = new HashMap<>();
    for (Sight page : known) {
      Set<String> own = new HashSet<>();
      values.apply(page.known()).forEach(v -> own.add(SameText.key(v)));
      keys.put(page, own);
      own.forEach(k -> page.keys().saying(k).forEach(e -> options.add(ElementNames.of(e))));
      options.addMetadata(page.page(), field, own);
    }
    if (known.size() < PROVEN) { // a list that was met so often may be another one elsewhere
      options.keepTelling(telling);
    }
    return new Choice(
            known,
            (page, place) -> {
              Set<String> found = Set.copyOf(page.keys(place));
              return found.isEmpty()
                  ? Verdict.SILENT
                  : found.equals(keys.get(page)) ? Verdict.AGREES : Verdict.WRONG;
            })
        .of(field, Optional.empty(), options.all());
  }

  /** An attribute goes before a text, and a text before one that says more beside the date. */
  private static List<Named> ending(Element element, String end) {
    double cost = end.isEmpty() ? A_TEXT + element.text().length() * A_LETTER : 0;
    return ElementNames.of(element).stream()
        .map(n -> new Named(n.css() + end, n.cost() + cost))
        .toList();
  }
}
