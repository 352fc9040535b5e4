package dev.broadsheet.store;

import java.util.List;
import java.util.stream.Stream;

/** Which articles are meant: those to which every criterion applies. */
public record ArticleFilter(List<Criterion> criteria) {
  /** Every article. */
  public static final ArticleFilter ALL = new ArticleFilter(List.of());

  public ArticleFilter {
    criteria = List.copyOf(criteria);
  }

  /** The articles of these sites; every article where none is named. */
  public static ArticleFilter ofSites(List<String> sites) {
    return sites.isEmpty() ? ALL : ALL.and(new Criterion.Sites(sites));
  }

  /** Every article of a group of near-duplicates. */
  public static ArticleFilter ofGroup(String group) {
    return ALL.and(new Criterion.Group(group));
  }

  /** Those of them to which a criterion applies, too. */
  public ArticleFilter and(Criterion criterion) {
    return new ArticleFilter(Stream.concat(criteria.stream(), Stream.of(criterion)).toList());
  }
}
