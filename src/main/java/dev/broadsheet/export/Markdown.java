package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** An article in CommonMark, with tables as GitHub has them, behind YAML front matter. */
record Markdown() implements ArticlePage {
  private static final FormatOption<Parcel> FILES =
      new FormatOption<>(
          "files",
          "folder | zip",
          Optional.of("folder"),
          "A file an article: in a folder a site, or the same in a zip file.",
          text ->
              switch (text) {
                case "folder" -> Parcel.FOLDER;
                case "zip" -> Parcel.ZIP;
                default -> throw new IllegalArgumentException("one of folder, zip");
              });

  static final FormatKind KIND =
      new FormatKind(
          "markdown",
          "Markdown with YAML front matter, a file an article.",
          "Fields in the front matter; the body with headings, lists, quotes, tables and pictures"
              + " by their addresses.",
          List.of(FILES),
          (values, raw) -> Pages.of(values.get(FILES), new Markdown(), "md"));

  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.SPLIT_LINES).build();

  @Override
  public void write(Article article, OutputStream out) throws IOException {
    out.write(text(article).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Article article) {
    StringBuilder out = new StringBuilder(YAML.writeValueAsString(frontMatter(article)));
    out.append("---\n\n# ").append(MarkdownText.line(article.title())).append('\n');
    for (Block block : article.body()) {
      out.append('\n').append(block(block)).append('\n');
    }
    return out.toString();
  }

  private static Map<String, Object> frontMatter(Article article) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", article.id());
    fields.put("url", article.url().toString());
    fields.put("site", SafeText.line(article.site()));
    fields.put("title", SafeText.line(article.title()));
    text("subtitle", article.subtitle(), fields);
    text("lead", article.lead(), fields);
    text("published", article.published().map(Moment::iso), fields);
    text("modified", article.modified().map(Moment::iso), fields);
    texts("authors", article.authors(), fields);
    texts("tags", article.tags(), fields);
    text("section", article.section(), fields);
    text("language", article.language(), fields);
    text("source", article.source(), fields);
    text("license", article.license(), fields);
    article.free().ifPresent(free -> fields.put("free", free));
    fields.put("words", article.words());
    return fields;
  }

  private static void text(String key, Optional<String> value, Map<String, Object> fields) {
    value.ifPresent(v -> fields.put(key, SafeText.line(v)));
  }

  private static void texts(String key, List<String> values, Map<String, Object> fields) {
    if (!values.isEmpty()) {
      fields.put(key, values.stream().map(SafeText::line).toList());
    }
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Paragraph p -> MarkdownText.line(p.text());
      case Block.Heading h -> "#".repeat(h.level()) + " " + MarkdownText.line(h.text());
      case Block.Quote q -> "> " + MarkdownText.line(q.text());
      case Block.Listing l -> {
        String bullet = l.ordered() ? "1. " : "- ";
        yield l.items().stream()
            .map(item -> bullet + MarkdownText.line(item))
            .collect(Collectors.joining("\n"));
      }
      case Block.Table t -> table(t.rows());
      case Block.Figure f -> picture(f.image());
      case Block.Embed e -> MarkdownText.link(e.url());
    };
  }

  private static String table(List<List<String>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      table.append(i == 0 ? "" : "\n").append(row(rows.get(i), width));
      if (i == 0) {
        table.append("\n|").append(" --- |".repeat(width));
      }
    }
    return table.toString();
  }

  private static String row(List<String> cells, int width) {
    return cells.stream()
        .map(c -> " " + MarkdownText.line(c) + " |")
        .collect(Collectors.joining())
        .transform(row -> "|" + row + "  |".repeat(width - cells.size()));
  }

  private static String picture(Image image) {
    String caption =
        MarkdownText.line(
            image.caption().orElse("") + image.credit().map(c -> " (" + c + ")").orElse(""));
    return image
        .url()
        .flatMap(WebAddress::of)
        .map(url -> "![" + caption + "](<" + url + ">)")
        .orElse(caption);
  }
}
