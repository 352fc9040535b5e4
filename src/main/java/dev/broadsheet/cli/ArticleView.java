package dev.broadsheet.cli;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Moment;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.ArticleVersion;
import java.util.ArrayList;
import java.util.List;

/** An article as a person reads it on a terminal. */
final class ArticleView {
  private ArticleView() {}

  static List<String> lines(Article article) {
    List<String> lines = new ArrayList<>();
    lines.add(article.title());
    article.subtitle().ifPresent(lines::add);
    lines.add("");
    add(lines, "published", article.published().map(Moment::iso).orElse("unknown"));
    article.modified().ifPresent(m -> add(lines, "modified", m.iso()));
    add(lines, "authors", String.join(", ", article.authors()));
    add(lines, "tags", String.join(", ", article.tags()));
    article.section().ifPresent(s -> add(lines, "section", s));
    article.language().ifPresent(l -> add(lines, "language", l));
    article.source().ifPresent(s -> add(lines, "source", s));
    add(lines, "address", article.url().toString());
    add(lines, "site", article.site() + ", read by " + article.adapter());
    add(lines, "fetched", article.fetched().toString());
    add(lines, "id", article.id() + ", " + Counted.of(article.words(), "word"));
    article.group().ifPresent(g -> add(lines, "group", g));
    article
        .drift()
        .ifPresent(
            since ->
                add(
                    lines,
                    "doubtful",
                    "read while its site did not fit the adapter, since " + since));
    article.lead().ifPresent(l -> lines.addAll(List.of("", l)));
    lines.add("");
    article.text().lines().forEach(lines::add);
    return lines.stream().map(Screen::safe).toList();
  }

  /** The members of an article's group but itself. */
  static List<String> group(Article article, List<Article> members) {
    Table table = new Table("nearly the same", "published", "site", "title");
    members.stream()
        .filter(m -> !m.id().equals(article.id()))
        .forEach(
            m ->
                table.row(
                    m.id(),
                    m.published().map(Moment::iso).orElse(""),
                    m.site(),
                    Screen.shortened(m.title(), 72)));
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  static List<String> versions(List<ArticleVersion> versions) {
    Table table = new Table("version", "fetched", "changed", "raw page");
    versions.forEach(
        v ->
            table.row(
                v.number(),
                v.article().fetched(),
                v.number() == 1 ? "first" : String.join(", ", v.changed()),
                v.hasPage() ? v.rawFile() + "@" + v.rawOffset() : "imported"));
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(String.format("%-10s %s", name, value));
    }
  }
}
