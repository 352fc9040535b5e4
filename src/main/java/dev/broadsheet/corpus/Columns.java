package dev.broadsheet.corpus;

import dev.broadsheet.article.Article;
import dev.broadsheet.corpus.Manifest.Column;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What an article can have, in the order of its JSON, and how many have it. */
final class Columns {
  private static final String TEXT = "string";
  private static final String LIST = "array";

  private record Known(String name, String type, String what, Predicate<Article> has) {}

  private static final List<Known> ALL =
      List.of(
          always("id", TEXT, "16 hex digits, from the canonical address"),
          always("url", TEXT, "canonical address"),
          always("site", TEXT, "name of the site"),
          known("title", TEXT, "headline", a -> !a.title().isEmpty()),
          known("subtitle", TEXT, "line below the headline", a -> a.subtitle().isPresent()),
          known("lead", TEXT, "introduction", a -> a.lead().isPresent()),
          known(
              "text",
              TEXT,
              "text of the body, blocks joined by a blank line",
              a -> !a.text().isEmpty()),
          known(
              "body",
              LIST,
              "blocks: paragraphs, headings, quotes, lists, tables, figures",
              a -> !a.body().isEmpty()),
          known(
              "published",
              TEXT,
              "ISO 8601, as exact as the page tells",
              a -> a.published().isPresent()),
          known(
              "publishedPrecision",
              TEXT,
              "second, minute, day, month or year",
              a -> a.published().isPresent()),
          known("modified", TEXT, "ISO 8601", a -> a.modified().isPresent()),
          known("authors", LIST, "names", a -> !a.authors().isEmpty()),
          known("tags", LIST, "as the page has them", a -> !a.tags().isEmpty()),
          known("section", TEXT, "part of the site", a -> a.section().isPresent()),
          known("language", TEXT, "BCP 47, of the body", a -> a.language().isPresent()),
          known("images", LIST, "address, caption, credit", a -> !a.images().isEmpty()),
          known(
              "source",
              TEXT,
              "where the text was taken from, as the page says",
              a -> a.source().isPresent()),
          known("license", TEXT, "as the page says", a -> a.license().isPresent()),
          known(
              "free",
              "boolean",
              "whether it is read without paying, as the page says",
              a -> a.free().isPresent()),
          always("fetched", TEXT, "when its page was fetched"),
          always("adapter", TEXT, "name and digest of the rules that read it"),
          known(
              "provenance",
              "object",
              "for each field the rule that gave it",
              a -> !a.provenance().isEmpty()),
          always("words", "integer", "of the text"),
          always("hash", TEXT, "SHA-256 of title and text"),
          known("group", TEXT, "of articles that say nearly the same", a -> a.group().isPresent()),
          known(
              "drift",
              TEXT,
              "since when its site did not fit the rules",
              a -> a.drift().isPresent()));

  private final long[] counts = new long[ALL.size()];

  private static Known always(String name, String type, String what) {
    return new Known(name, type, what, a -> true);
  }

  private static Known known(String name, String type, String what, Predicate<Article> has) {
    return new Known(name, type, what, has);
  }

  void add(Article article) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += ALL.get(i).has.test(article) ? 1 : 0;
    }
  }

  List<Column> counted() {
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new Column(ALL.get(i).name, ALL.get(i).type, ALL.get(i).what, counts[i]))
        .toList();
  }
}
