package dev.broadsheet.cli;

import dev.broadsheet.store.ArticleFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which articles are meant. */
final class FilterOptions {
  @Option(
      names = "--site",
      paramLabel = "SITE",
      description = "Only of this site. May be repeated.")
  private List<String> sites = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description = "Only in this language, as ru or uk.")
  private @Nullable String language;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only published on this day or later, as 2025-03-19.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Only published on this day or before.")
  private @Nullable LocalDate to;

  @Option(names = "--tag", paramLabel = "TAG", description = "Only with this tag.")
  private @Nullable String tag;

  @Option(names = "--text", paramLabel = "TEXT", description = "Only with this in title or text.")
  private @Nullable String text;

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "Only of this group of near-duplicates.")
  private @Nullable String group;

  ArticleFilter filter() {
    return filter(Optional.ofNullable(text));
  }

  ArticleFilter filter(Optional<String> words) {
    return new ArticleFilter(
        sites,
        Optional.ofNullable(language),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(tag),
        words,
        Optional.ofNullable(group));
  }
}
