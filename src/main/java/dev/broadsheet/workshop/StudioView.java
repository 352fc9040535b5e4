package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.extract.Trial;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A page as the adapter's text, as it stands on the desk, reads it.
 *
 * @param mistakes in the text; with one, nothing else is told
 * @param regions where the fields stand that were found
 * @param struck what was left out of the body
 * @param own the candidates that the text itself has, as they are written
 * @param leftOut the rules that the text itself has on what is left out of the body
 * @param tried what each candidate gives
 */
public record StudioView(
    List<Mistake> mistakes,
    Optional<Article> article,
    List<Problem> problems,
    List<FieldRegion> regions,
    List<StruckLine> struck,
    Map<Field, List<String>> own,
    Map<RuleList.OfBody, List<String>> leftOut,
    List<Trial.Tried> tried) {
  public StudioView {
    mistakes = List.copyOf(mistakes);
    Objects.requireNonNull(article, "article");
    problems = List.copyOf(problems);
    regions = List.copyOf(regions);
    struck = List.copyOf(struck);
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    copy.putAll(own);
    own = Collections.unmodifiableMap(copy);
    leftOut = Map.copyOf(leftOut);
    tried = List.copyOf(tried);
  }

  static StudioView wrong(List<Mistake> mistakes) {
    return new StudioView(
        mistakes, Optional.empty(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of());
  }

  /** Where a field stands, if it was found. */
  public Optional<FieldRegion> region(Field field) {
    return regions.stream().filter(r -> r.field() == field).findFirst();
  }
}
