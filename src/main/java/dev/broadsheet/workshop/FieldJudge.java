package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.extract.SameText;
import dev.broadsheet.normalize.DateContext;
import dev.broadsheet.normalize.DateReader;
import dev.broadsheet.workshop.KnownText.Mass;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Compares what a place says on a page with what is known of the page's article. */
final class FieldJudge {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** A container that holds less of the body has lost some of it. */
  private static final double WHOLE = 0.98;

  private final ZoneId zone;

  FieldJudge(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether so much is known of the page that a place can agree or contradict. */
  static boolean knows(StudioPage page, Field field) {
    return !page.known(field).isEmpty();
  }

  Verdict of(Field field, StudioPage page, Place place) {
    return switch (field) {
      case BODY -> body(page, place);
      case PUBLISHED, MODIFIED -> date(page, field, place);
      case AUTHORS, TAGS -> names(page, field, place);
      case TITLE,
          SUBTITLE,
          LEAD,
          SECTION,
          LANGUAGE,
          IMAGE,
          CAPTION,
          CREDIT,
          SOURCE,
          LICENSE,
          FREE,
          CANONICAL ->
          text(page, field, place);
    };
  }

  private static Verdict text(StudioPage page, Field field, Place place) {
    Set<String> known = keys(page, field);
    return page.sight().keys(place).stream()
        .findFirst()
        .map(k -> known.contains(k) ? Verdict.AGREES : Verdict.WRONG)
        .orElse(Verdict.SILENT);
  }

  private static Verdict names(StudioPage page, Field field, Place place) {
    Set<String> found = Set.copyOf(page.sight().keys(place));
    return found.isEmpty()
        ? Verdict.SILENT
        : found.equals(keys(page, field)) ? Verdict.AGREES : Verdict.WRONG;
  }

  private static Set<String> keys(StudioPage page, Field field) {
    return page.known(field).stream().map(SameText::key).collect(Collectors.toSet());
  }

  private Verdict date(StudioPage page, Field field, Place place) {
    return page.sight().texts(place).stream()
        .findFirst()
        .map(text -> tells(page, field, text) ? Verdict.AGREES : Verdict.WRONG)
        .orElse(Verdict.SILENT);
  }

  private boolean tells(StudioPage page, Field field, String text) {
    return page.known()
        .filter(
            article ->
                (field == Field.PUBLISHED ? article.published() : article.modified())
                    .filter(known -> tells(page.page(), article, text, known))
                    .isPresent())
        .isPresent();
  }

  /** Whether a text on a page tells any time. */
  boolean isTime(Page page, String text) {
    DateContext context = new DateContext(page.fetched(), zone, Optional.empty());
    return DateReader.read(text, context).found().isPresent();
  }

  /** Whether a text on the page of an article tells a time. */
  boolean tells(Page page, Article article, String text, Moment known) {
    DateContext context = new DateContext(page.fetched(), zone, article.language());
    return DateReader.read(text, context).found().filter(m -> same(m, known)).isPresent();
  }

  /** Whether one moment tells the other, which is known, as far as that goes. */
  static boolean same(Moment one, Moment other) {
    return other.precision().compareTo(Precision.MINUTE) > 0
        ? one.time().toLocalDate().equals(other.time().toLocalDate())
        : one.precision().compareTo(Precision.MINUTE) <= 0
            && Duration.between(one.time(), other.time()).abs().compareTo(A_MINUTE) < 0;
  }

  private static Verdict body(StudioPage page, Place place) {
    if (place.kind() != Place.Kind.CSS) {
      return text(page, Field.BODY, place);
    }
    List<Element> found = page.parsed().select(CompiledCss.of(place.path()));
    return found.isEmpty()
        ? Verdict.SILENT
        : page.text().filter(text -> holds(found, text)).isPresent()
            ? Verdict.AGREES
            : Verdict.WRONG;
  }

  private static boolean holds(List<Element> found, KnownText text) {
    Set<Element> all = new HashSet<>(found);
    Mass held =
        found.stream()
            .filter(e -> e.parents().stream().noneMatch(all::contains))
            .map(text::in)
            .reduce(Mass.NONE, Mass::plus);
    return held.body() >= WHOLE * text.whole().body();
  }
}
