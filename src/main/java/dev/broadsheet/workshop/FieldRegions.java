package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.Layout;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.extract.LeftOut;
import dev.broadsheet.extract.SameText;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.extract.Win;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Finds the elements of a page in which an article's fields stand, and those that were left out.
 */
final class FieldRegions {
  /** Enough letters to know a text by its beginning; of what was left out there is no more. */
  private static final int TELLING = 150;

  /** They stand for the page as a whole, or tell machines. */
  private static final Set<String> UNSEEN = Set.of("html", "head", "meta", "title", "link");

  private static final Set<Field> DATES = Set.of(Field.PUBLISHED, Field.MODIFIED);

  private final StudioPage page;
  private final SiteAdapter adapter;
  private final Trial trial;
  private final Map<String, Element> saying = new HashMap<>();

  FieldRegions(StudioPage page, SiteAdapter adapter, Trial trial) {
    this.page = page;
    this.adapter = adapter;
    this.trial = trial;
    page.sight().keys().all().forEach((element, key) -> saying.putIfAbsent(telling(key), element));
  }

  /** A region for each field that was found, in order of the fields. */
  List<FieldRegion> found() {
    List<FieldRegion> regions = new ArrayList<>();
    trial.extraction().wins().forEach((field, win) -> regions.add(region(field, win)));
    return regions;
  }

  private FieldRegion region(Field field, Win win) {
    List<String> values =
        trial.extraction().article().map(a -> FieldValues.of(a, field)).orElse(List.of());
    List<Element> selected = selected(field, win);
    List<Element> elements =
        !selected.isEmpty()
            ? selected
            : DATES.contains(field) ? dated(field) : saying(field, values);
    return new FieldRegion(field, page.numbers(elements), win.rule(), values);
  }

  /** What the rule selects of what readers see. */
  private List<Element> selected(Field field, Win win) {
    return candidates(field)
        .filter(c -> win.rule().endsWith(c.label()))
        .findFirst()
        .map(c -> elements(field, c))
        .orElse(List.of());
  }

  private Stream<Candidate> candidates(Field field) {
    Stream<FieldRules> rules =
        Stream.concat(Stream.of(adapter.rules()), adapter.layouts().stream().map(Layout::rules));
    return rules.flatMap(
        r -> (field == Field.BODY ? r.body().in() : r.of(field).candidates()).stream());
  }

  private List<Element> elements(Field field, Candidate candidate) {
    boolean isMany = candidate.all() || field == Field.BODY;
    return candidate.selector().select(page.parsed()).stream()
        .map(Selector.Found::element)
        .flatMap(Optional::stream)
        .filter(e -> !UNSEEN.contains(e.normalName()))
        .limit(isMany ? Long.MAX_VALUE : 1)
        .toList();
  }

  /** The innermost element that tells readers the date which machines are told elsewhere. */
  private List<Element> dated(Field field) {
    return trial.extraction().article().stream()
        .flatMap(article -> dated(field, article).stream())
        .toList();
  }

  private Optional<Element> dated(Field field, Article article) {
    FieldJudge judge = new FieldJudge(adapter.timezone());
    Optional<Moment> told = field == Field.PUBLISHED ? article.published() : article.modified();
    return told.flatMap(
        moment ->
            page.sight().keys().upTo(FieldInduction.LONGEST_DATE).stream()
                .filter(e -> page.sight().keys().key(e).chars().anyMatch(Character::isDigit))
                .filter(e -> judge.tells(page.page(), article, e.text(), moment))
                .findFirst());
  }

  private List<Element> saying(Field field, List<String> values) {
    Stream<String> said =
        field == Field.BODY
            ? trial.extraction().article().stream()
                .map(Article::body)
                .flatMap(List::stream)
                .map(b -> b.text())
            : values.stream();
    return said.flatMap(text -> saying(text).stream()).distinct().toList();
  }

  private Optional<Element> saying(String text) {
    return Optional.ofNullable(saying.get(telling(SameText.key(text))))
        .filter(_ -> !SameText.key(text).isEmpty());
  }

  private static String telling(String key) {
    return key.substring(0, Math.min(TELLING, key.length()));
  }

  /** What was left out of the body. */
  List<StruckLine> struck() {
    return trial.leftOut().stream().map(this::struck).toList();
  }

  private StruckLine struck(LeftOut leftOut) {
    return new StruckLine(
        saying(leftOut.text()).map(page::number).orElse(OptionalInt.empty()), leftOut);
  }
}
