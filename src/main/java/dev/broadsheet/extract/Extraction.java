package dev.broadsheet.extract;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was taken from a page.
 *
 * @param article absent where the page is no article or a required field is missing; the problems
 *     then say why
 * @param problems in the order in which they were met
 * @param wins for each field that was found the rule that gave it, also where there is no article
 * @param relative the dates that the page told by their distance from the time of fetching
 * @param body what the body measures, also where there is no article
 */
public record Extraction(
    Optional<Article> article,
    List<Problem> problems,
    Map<Field, Win> wins,
    Set<Field> relative,
    BodyGauge body) {
  public Extraction {
    Objects.requireNonNull(article, "article");
    problems = List.copyOf(problems);
    Map<Field, Win> copy = new EnumMap<>(Field.class);
    copy.putAll(wins);
    wins = Collections.unmodifiableMap(copy);
    relative = Set.copyOf(relative);
    Objects.requireNonNull(body, "body");
  }

  /** Whether the site's own rules gave no body, and a base or a search did. */
  public boolean isFallback() {
    Win body = wins.get(Field.BODY);
    return body != null && body.rule().startsWith(BodyReader.FALLBACK);
  }

  /** The same with more problems. */
  Extraction with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Extraction(article, all, wins, relative, body);
  }

  /** A page that gave nothing. */
  static Extraction nothing(Problem problem) {
    return new Extraction(
        Optional.empty(), List.of(problem), Map.of(), Set.of(), BodyGauge.NOTHING);
  }
}
