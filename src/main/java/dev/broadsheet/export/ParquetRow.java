package dev.broadsheet.export;

import com.jerolba.carpet.annotation.NotNull;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.WrittenArticle;
import dev.broadsheet.store.StoredArticle;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article as a row of a Parquet file; the columns are named as the keys of its JSON. A time
 * stands as a timestamp and, in {@code …Iso}, as exactly as its source told it.
 */
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

  static ParquetRow of(StoredArticle stored) {
    WrittenArticle written = stored.written();
    Article a = written.article();
    return new ParquetRow(
        stored.id(),
        a.url().toString(),
        whole(a.site()),
        whole(a.title()),
        whole(a.subtitle()),
        whole(a.lead()),
        whole(a.text()),
        a.body().stream().map(BlockRow::of).toList(),
        time(a.published()),
        a.published().map(Moment::iso).orElse(null),
        precision(a.published()),
        time(a.modified()),
        a.modified().map(Moment::iso).orElse(null),
        precision(a.modified()),
        whole(a.authors()),
        whole(a.tags()),
        whole(a.section()),
        whole(a.language()),
        a.images().stream().map(ImageRow::of).toList(),
        whole(a.source()),
        whole(a.license()),
        a.free().orElse(null),
        a.fetched(),
        a.fetched().toString(),
        whole(a.adapter()),
        rules(a.provenance()),
        stored.card().words(),
        written.hash(),
        a.group().orElse(null),
        a.drift().map(Instant::toString).orElse(null));
  }

  /**
   * The article that the row was made of.
   *
   * @throws RuntimeException when it was made of none
   */
  Article article() {
    return new Article(
        URI.create(url),
        site,
        title,
        Optional.ofNullable(subtitle),
        Optional.ofNullable(lead),
        body.stream().map(BlockRow::block).toList(),
        moment(publishedIso, publishedPrecision),
        moment(modifiedIso, modifiedPrecision),
        authors,
        tags,
        Optional.ofNullable(section),
        Optional.ofNullable(language),
        images.stream().map(ImageRow::image).toList(),
        Optional.ofNullable(source),
        Optional.ofNullable(license),
        Optional.ofNullable(free),
        Instant.parse(fetchedIso),
        adapter,
        provenance.entrySet().stream()
            .collect(
                Collectors.toMap(e -> Field.ofKey(e.getKey()).orElseThrow(), Map.Entry::getValue)),
        Optional.ofNullable(group),
        Optional.ofNullable(drift).map(Instant::parse));
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

    static BlockRow of(Block block) {
      String language = block.language().orElse(null);
      return switch (block) {
        case Block.Paragraph p -> ofText("paragraph", p.text(), null, language);
        case Block.Heading h -> ofText("heading", h.text(), h.level(), language);
        case Block.Quote q -> ofText("quote", q.text(), null, language);
        case Block.Listing l ->
            new BlockRow(
                "listing",
                null,
                null,
                l.ordered(),
                whole(l.items()),
                null,
                null,
                null,
                null,
                language);
        case Block.Table t ->
            new BlockRow(
                "table",
                null,
                null,
                null,
                null,
                t.rows().stream().map(ParquetRow::whole).toList(),
                null,
                null,
                null,
                language);
        case Block.Figure f -> {
          ImageRow image = ImageRow.of(f.image());
          yield new BlockRow(
              "figure",
              null,
              null,
              null,
              null,
              null,
              image.url(),
              image.caption(),
              image.credit(),
              language);
        }
        case Block.Embed e ->
            new BlockRow(
                "embed", null, null, null, null, null, whole(e.url()), null, null, language);
      };
    }

    private static BlockRow ofText(
        String type, String text, @Nullable Integer level, @Nullable String language) {
      return new BlockRow(type, whole(text), level, null, null, null, null, null, null, language);
    }

    private Block block() {
      Block block =
          switch (type) {
            case "paragraph" -> new Block.Paragraph(has(text));
            case "heading" -> new Block.Heading(has(level), has(text));
            case "quote" -> new Block.Quote(has(text));
            case "listing" -> new Block.Listing(has(ordered), has(items));
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
    static ImageRow of(Image image) {
      return new ImageRow(whole(image.url()), whole(image.caption()), whole(image.credit()));
    }

    private Image image() {
      return new Image(
          Optional.ofNullable(url), Optional.ofNullable(caption), Optional.ofNullable(credit));
    }
  }

  private static String whole(String text) {
    return SafeText.whole(text);
  }

  private static @Nullable String whole(Optional<String> text) {
    return text.map(SafeText::whole).orElse(null);
  }

  private static List<String> whole(List<String> texts) {
    return texts.stream().map(SafeText::whole).toList();
  }

  private static Map<String, String> rules(Map<Field, String> provenance) {
    Map<String, String> rules = new LinkedHashMap<>();
    provenance.forEach((field, rule) -> rules.put(field.key(), whole(rule)));
    return rules;
  }

  private static @Nullable Instant time(Optional<Moment> moment) {
    return moment.map(m -> m.time().toInstant()).orElse(null);
  }

  private static @Nullable String precision(Optional<Moment> moment) {
    return moment.map(m -> m.precision().name().toLowerCase(Locale.ROOT)).orElse(null);
  }

  private static Optional<Moment> moment(@Nullable String iso, @Nullable String precision) {
    return iso == null || precision == null
        ? Optional.empty()
        : Optional.of(Moment.parse(iso, Precision.valueOf(precision.toUpperCase(Locale.ROOT))));
  }
}
