package dev.broadsheet.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which articles are meant; what is empty asks for nothing.
 *
 * @param sites any of these
 * @param language BCP 47, as the article has it
 * @param from the first day of publication, in the article's own offset; undated articles are out
 * @param to the last day of publication
 * @param tag one of the article's tags, in any case
 * @param text stands in title or text, in any case
 * @param group the id of a group of near-duplicates
 */
public record ArticleFilter(
    List<String> sites,
    Optional<String> language,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> tag,
    Optional<String> text,
    Optional<String> group) {

  /** Every article. */
  public static final ArticleFilter ALL =
      new ArticleFilter(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ArticleFilter {
    sites = List.copyOf(sites);
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(group, "group");
  }

  /** Every article of these sites. */
  public static ArticleFilter ofSites(List<String> sites) {
    return new ArticleFilter(
        sites,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Every article of a group of near-duplicates. */
  public static ArticleFilter ofGroup(String group) {
    return new ArticleFilter(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(group));
  }
}
