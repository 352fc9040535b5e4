package dev.broadsheet.export;

import dev.broadsheet.adapter.Near;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table: a value of the article as one text; lists are joined by {@code "; "}.
 *
 * @param value empty where the article has none
 */
record Column(String name, Function<Article, String> value) {
  static final List<Column> ALL =
      List.of(
          new Column("id", Article::id),
          new Column("url", a -> a.url().toString()),
          new Column("site", Article::site),
          new Column("title", Article::title),
          new Column("subtitle", a -> a.subtitle().orElse("")),
          new Column("lead", a -> a.lead().orElse("")),
          new Column("text", Article::text),
          new Column("published", a -> a.published().map(Moment::iso).orElse("")),
          new Column("publishedPrecision", a -> a.published().map(Column::precision).orElse("")),
          new Column("modified", a -> a.modified().map(Moment::iso).orElse("")),
          new Column("authors", a -> joined(a.authors())),
          new Column("tags", a -> joined(a.tags())),
          new Column("section", a -> a.section().orElse("")),
          new Column("language", a -> a.language().orElse("")),
          new Column(
              "images", a -> joined(a.images().stream().flatMap(i -> i.url().stream()).toList())),
          new Column(
              "captions",
              a ->
                  joined(
                      a.images().stream().map(Column::caption).filter(c -> !c.isEmpty()).toList())),
          new Column("source", a -> a.source().orElse("")),
          new Column("license", a -> a.license().orElse("")),
          new Column("free", a -> a.free().map(String::valueOf).orElse("")),
          new Column("fetched", a -> a.fetched().toString()),
          new Column("adapter", Article::adapter),
          new Column("words", a -> Integer.toString(a.words())),
          new Column("hash", Article::hash),
          new Column("group", a -> a.group().orElse("")),
          new Column("drift", a -> a.drift().map(Instant::toString).orElse("")));

  private static final List<String> NAMES = ALL.stream().map(Column::name).toList();

  static final FormatOption<List<Column>> OPTION =
      new FormatOption<>(
          "columns",
          "names of columns, divided by commas",
          Optional.of(String.join(",", NAMES)),
          "Which columns, in this order.",
          Column::named);

  Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  private static List<Column> named(String list) {
    List<String> wanted = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    Optional<String> unknown = wanted.stream().filter(n -> !NAMES.contains(n)).findFirst();
    if (unknown.isPresent()) {
      throw new IllegalArgumentException(
          "for \""
              + unknown.get()
              + "\" "
              + Near.choice(unknown.get(), NAMES)
              + (NAMES.size() > 20 ? "; the columns are " + String.join(", ", NAMES) : ""));
    }
    if (wanted.stream().distinct().count() < wanted.size()) {
      throw new IllegalArgumentException("each column once");
    }
    return wanted.stream().map(n -> ALL.get(NAMES.indexOf(n))).toList();
  }

  private static String caption(Image image) {
    return image.caption().orElse("") + image.credit().map(c -> " (" + c + ")").orElse("");
  }

  private static String precision(Moment moment) {
    return moment.precision().name().toLowerCase(Locale.ROOT);
  }

  private static String joined(List<String> texts) {
    return String.join("; ", texts);
  }
}
