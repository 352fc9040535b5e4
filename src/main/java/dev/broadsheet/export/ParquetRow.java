package dev.broadsheet.export;

import com.jerolba.carpet.annotation.NotNull;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An article as a row of a Parquet file, as {@link ParquetColumns} wrote it. */
record ParquetRow(
    @NotNull String id,
    @NotNull String url,
    @NotNull String site,
    @NotNull String title,
    @Nullable String subtitle,
    @Nullable String lead,
    @NotNull String text,
    @NotNull List<BlockRow> body,
    @Nullable Instant published,
    @Nullable String publishedIso,
    @Nullable String publishedPrecision,
    @Nullable Instant modified,
    @Nullable String modifiedIso,
    @Nullable String modifiedPrecision,
    @NotNull List<String> authors,
    @NotNull List<String> tags,
    @Nullable String section,
    @Nullable String language,
    @NotNull List<ImageRow> images,
    @Nullable String source,
    @Nullable String license,
    @Nullable Boolean free,
    @NotNull Instant fetched,
    @NotNull String fetchedIso,
    @NotNull String adapter,
    @NotNull Map<String, String> provenance,
    int words,
    @NotNull String hash,
    @Nullable String group,
    @Nullable String drift) {

  /**
   * The article that the row was made of.
   *
   * @throws RuntimeException when it was made of none
   */
  Article article() {
    return new Article(
        URI.create(has("url", url)),
        has("site", site),
        has("title", title),
        Optional.ofNullable(subtitle),
        Optional.ofNullable(lead),
        all("body", body).map(BlockRow::block).toList(),
        moment(publishedIso, publishedPrecision),
        moment(modifiedIso, modifiedPrecision),
        all("authors", authors).toList(),
        all("tags", tags).toList(),
        Optional.ofNullable(section),
        Optional.ofNullable(language),
        all("images", images).map(ImageRow::image).toList(),
        Optional.ofNullable(source),
        Optional.ofNullable(license),
        Optional.ofNullable(free),
        Instant.parse(has("fetchedIso", fetchedIso)),
        has("adapter", adapter),
        all("provenance", provenance == null ? null : provenance.entrySet())
            .collect(Collectors.toMap(rule -> field(rule.getKey()), Map.Entry::getValue)),
        Optional.ofNullable(group),
        Optional.ofNullable(drift).map(Instant::parse));
  }

  private static <T> T has(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(column + " has no value where one is needed");
    }
    return value;
  }

  /** What a list holds; none is as good as an empty one. */
  private static <T> Stream<T> all(String column, @Nullable Collection<T> list) {
    return list == null ? Stream.empty() : list.stream().map(value -> has(column, value));
  }

  private static Field field(String key) {
    return Field.ofKey(key)
        .orElseThrow(() -> new IllegalArgumentException("provenance has no field \"" + key + "\""));
  }

  /** A block of the body; {@code type} says which of the others it has, as in JSON. */
  record BlockRow(
      @NotNull String type,
      @Nullable String text,
      @Nullable Integer level,
      @Nullable Boolean ordered,
      @Nullable List<String> items,
      @Nullable List<List<String>> rows,
      @Nullable String url,
      @Nullable String caption,
      @Nullable String credit,
      @Nullable String language) {

    private Block block() {
      Block block =
          switch (type) {
            case "paragraph" -> new Block.Paragraph(has(text));
            case "heading" -> new Block.Heading(has(level), has(text));
            case "quote" -> new Block.Quote(has(text));
            case "listing" -> new Block.Listing(has(ordered), items == null ? List.of() : items);
            case "table" -> new Block.Table(has(rows));
            case "figure" -> new Block.Figure(new ImageRow(url, caption, credit).image());
            case "embed" -> new Block.Embed(has(url));
            default -> throw new IllegalArgumentException("no such block: " + type);
          };
      return block.in(Optional.ofNullable(language));
    }

    private <T> T has(@Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException("a block of type " + type + " lacks something");
      }
      return value;
    }
  }

  /** A picture. */
  record ImageRow(@Nullable String url, @Nullable String caption, @Nullable String credit) {
    private Image image() {
      return new Image(
          Optional.ofNullable(url), Optional.ofNullable(caption), Optional.ofNullable(credit));
    }
  }

  private static Optional<Moment> moment(@Nullable String iso, @Nullable String precision) {
    return iso == null || precision == null
        ? Optional.empty()
        : Optional.of(Moment.parse(iso, Precision.ofKey(precision)));
  }
}
