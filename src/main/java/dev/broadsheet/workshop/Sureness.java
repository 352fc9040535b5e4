package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.extract.SameText;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far an adapter can be trusted with a field: how often it said what is known, on pages that
 * were not used to make it.
 *
 * @param agreeing the sum over the pages of what agreed, 1 for a page at most
 * @param pages where the field is known, or was found
 */
public record Sureness(double agreeing, int pages) {
  public static final Sureness NONE = new Sureness(0, 0);
  private static final Path HALF = Path.of("half-of-the-pages.yaml");

  /** What agreed of all, 0 to 1; 0 without a page. */
  public double share() {
    return pages == 0 ? 0 : agreeing / pages;
  }

  /** Compares what a drafted adapter finds on pages with what is known of them. */
  static Map<Field, Sureness> of(Draft draft, List<Specimen> unseen) {
    SiteAdapter adapter = draft.adapter(HALF);
    Map<Field, Sureness> sure = new EnumMap<>(Field.class);
    for (Specimen specimen : unseen) {
      of(specimen, specimen.read(adapter).article())
          .forEach((field, s) -> sure.merge(field, s, Sureness::plus));
    }
    return sure;
  }

  /** Compares what was found on a page with what is known of it. */
  static Map<Field, Sureness> of(Specimen specimen, Optional<Article> found) {
    Map<Field, Set<String>> known = values(specimen.known());
    Map<Field, Set<String>> seen = found.map(Sureness::values).orElseGet(Map::of);
    Map<Field, Sureness> sure = new EnumMap<>(Field.class);
    Optional<Moment> told = specimen.known().published();
    Optional<Moment> shown = found.flatMap(Article::published);
    if (told.isPresent() || shown.isPresent()) {
      sure.put(Field.PUBLISHED, new Sureness(isSame(told, shown) ? 1 : 0, 1));
    }
    for (Field field : Field.values()) {
      Set<String> truth = known.getOrDefault(field, Set.of());
      Set<String> read = seen.getOrDefault(field, Set.of());
      if (!truth.isEmpty() || !read.isEmpty()) {
        sure.put(field, new Sureness(f1(truth, read), 1));
      }
    }
    return sure;
  }

  Sureness plus(Sureness more) {
    return new Sureness(agreeing + more.agreeing, pages + more.pages);
  }

  private static double f1(Set<String> truth, Set<String> read) {
    Set<String> both = new HashSet<>(truth);
    both.retainAll(read);
    return 2.0 * both.size() / (truth.size() + read.size());
  }

  private static Map<Field, Set<String>> values(Article article) {
    Map<Field, Set<String>> values = new HashMap<>();
    values.put(Field.TITLE, keys(List.of(article.title())));
    values.put(Field.SUBTITLE, keys(article.subtitle().stream().toList()));
    values.put(Field.LEAD, keys(article.lead().stream().toList()));
    values.put(Field.BODY, new HashSet<>(KnownText.shingles(article.text())));
    values.put(Field.AUTHORS, keys(article.authors()));
    values.put(Field.TAGS, keys(article.tags()));
    values.put(Field.SECTION, keys(article.section().stream().toList()));
    values.put(Field.CAPTION, keys(FieldInduction.caption(article).stream().toList()));
    return values;
  }

  private static boolean isSame(Optional<Moment> told, Optional<Moment> shown) {
    return told.isPresent() && shown.isPresent() && FieldJudge.same(shown.get(), told.get());
  }

  private static Set<String> keys(List<String> texts) {
    Set<String> keys = new HashSet<>();
    texts.forEach(t -> keys.add(SameText.key(t)));
    return keys;
  }
}
