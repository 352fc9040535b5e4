package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When a site's pages changed, as its stored articles tell by the rules that won. */
final class Turn {
  /** So many articles in a row, up to the last, have to be without a rule of the site's own. */
  private static final int ENOUGH = 3;

  private static final double MOSTLY = 0.8;

  /** An article may well lack the others. */
  private static final Set<Field> TELLING = Set.of(Field.TITLE, Field.BODY, Field.PUBLISHED);

  private Turn() {}

  /** An article: when it was fetched, and which fields a rule of the site's own gave. */
  private record Seen(Instant fetched, Set<Field> own) {}

  /** When the first article was fetched on which a rule no longer won that mostly had before. */
  static Optional<Instant> of(ArticleStore articles, SiteAdapter adapter) {
    List<Seen> all = new ArrayList<>();
    articles.forEach(
        ArticleFilter.ofSites(List.of(adapter.site())),
        article -> all.add(new Seen(article.fetched(), own(article, adapter))));
    all.sort(Comparator.comparing(Seen::fetched));
    return TELLING.stream()
        .flatMap(field -> of(all, field).stream())
        .min(Comparator.naturalOrder());
  }

  private static Optional<Instant> of(List<Seen> byTime, Field field) {
    List<Boolean> wins = byTime.stream().map(seen -> seen.own().contains(field)).toList();
    int silent = wins.lastIndexOf(true) + 1;
    long won = wins.stream().filter(w -> w).count();
    return silent > 0 && byTime.size() - silent >= ENOUGH && won >= MOSTLY * silent
        ? Optional.of(byTime.get(silent).fetched())
        : Optional.empty();
  }

  /** The fields of an article that rules gave which the adapter has itself. */
  static Set<Field> own(Article article, SiteAdapter adapter) {
    return article.provenance().entrySet().stream()
        .filter(e -> own(adapter, e.getKey()).contains(e.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The names of the rules that an adapter has itself for a field. */
  static Set<String> own(SiteAdapter adapter, Field field) {
    List<Candidate> candidates =
        field == Field.BODY ? adapter.rules().body().in() : adapter.rules().of(field).candidates();
    return candidates.stream()
        .filter(c -> !c.inherited())
        .map(Candidate::label)
        .collect(Collectors.toSet());
  }
}
