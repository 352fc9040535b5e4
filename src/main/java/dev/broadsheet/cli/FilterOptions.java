package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which articles are meant. */
final class FilterOptions {
  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only the article of this id. May be repeated.")
  private List<String> ids = List.of();

  @Option(
      names = "--site",
      paramLabel = "SITE",
      description = "Only of this site. May be repeated.")
  private List<String> sites = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "Only in this language, as ru or uk. May be repeated.")
  private List<String> languages = List.of();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only published on this day or later, as 2025-03-19.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Only published on this day or before.")
  private @Nullable LocalDate to;

  @Option(
      names = "--taken-from",
      paramLabel = "DAY",
      description = "Only fetched first on this day (UTC) or later.")
  private @Nullable LocalDate takenFrom;

  @Option(
      names = "--taken-to",
      paramLabel = "DAY",
      description = "Only fetched first on this day (UTC) or before.")
  private @Nullable LocalDate takenTo;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only with this tag. Repeated: with all of them.")
  private List<String> tags = List.of();

  @Option(
      names = "--any-tag",
      paramLabel = "TAG",
      description = "Only with this tag. Repeated: with one of them.")
  private List<String> anyTags = List.of();

  @Option(
      names = "--min-words",
      paramLabel = "N",
      description = "Only those of at least so many words.")
  private @Nullable Integer minWords;

  @Option(
      names = "--max-words",
      paramLabel = "N",
      description = "Only those of at most so many words.")
  private @Nullable Integer maxWords;

  @Option(
      names = "--free",
      description = "Only those whose page says that they can be read without paying.")
  private boolean free;

  @Option(
      names = "--complete",
      description =
          "Only those with title, text and date of publication, without a field missing, of a"
              + " site that fitted its adapter.")
  private boolean complete;

  @Option(names = "--incomplete", description = "Only those that --complete would leave out.")
  private boolean incomplete;

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "Only of this group of near-duplicates.")
  private @Nullable String group;

  /**
   * What is asked for.
   *
   * @throws ParameterException where nothing can fit
   * @throws AdapterException where a site is not known
   */
  ArticleFilter filter(Workplace workplace, Broadsheet broadsheet) {
    broadsheet.corpora().checkSites(sites);
    checkOrder(workplace, "--from", from, "--to", to);
    checkOrder(workplace, "--taken-from", takenFrom, "--taken-to", takenTo);
    checkOrder(workplace, "--min-words", minWords, "--max-words", maxWords);
    if (complete && incomplete) {
      throw workplace.wrong("--complete and --incomplete leave nothing");
    }
    return unchecked();
  }

  private static <T extends Comparable<? super T>> void checkOrder(
      Workplace workplace, String least, @Nullable T low, String most, @Nullable T high) {
    if (low != null && high != null && low.compareTo(high) > 0) {
      throw workplace.wrong(
          "%s %s and %s %s leave nothing between them".formatted(least, low, most, high));
    }
  }

  /** The same, whether or not anything can fit. */
  ArticleFilter unchecked() {
    List<Criterion> all = new ArrayList<>();
    oneOf(ids).map(Criterion.Ids::new).ifPresent(all::add);
    oneOf(sites).map(Criterion.Sites::new).ifPresent(all::add);
    oneOf(languages).map(Criterion.Languages::new).ifPresent(all::add);
    days(from, to).map(Criterion.Published::new).ifPresent(all::add);
    days(takenFrom, takenTo).map(Criterion.Taken::new).ifPresent(all::add);
    tags.forEach(tag -> all.add(new Criterion.Tags(List.of(tag))));
    oneOf(anyTags).map(Criterion.Tags::new).ifPresent(all::add);
    if (minWords != null || maxWords != null) {
      all.add(new Criterion.Words(Optional.ofNullable(minWords), Optional.ofNullable(maxWords)));
    }
    if (free) {
      all.add(new Criterion.Free());
    }
    if (complete || incomplete) {
      all.add(new Criterion.Complete(complete));
    }
    Optional.ofNullable(group).map(Criterion.Group::new).ifPresent(all::add);
    return new ArticleFilter(all);
  }

  private static Optional<List<String>> oneOf(List<String> named) {
    return Optional.of(named).filter(n -> !n.isEmpty());
  }

  private static Optional<Criterion.Days> days(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null && to == null
        ? Optional.empty()
        : Optional.of(new Criterion.Days(Optional.ofNullable(from), Optional.ofNullable(to)));
  }
}
