package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.store.StoredArticle;
import dev.broadsheet.store.StoredArticles;
import dev.broadsheet.testing.Invented;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Invented articles for tests of formats. */
final class Samples {
  /** One with everything that an article can have. */
  static final Article FULL =
      Invented.of("example.org", "https://example.org/news/1", "Мост открыт")
          .subtitle("Движение пустили утром")
          .lead("Коротко о главном.")
          .body(
              new Block.Paragraph("В 2025 г. мост им. Ленина открыли, т. е. починили. Ура!"),
              new Block.Quote("\"Мы ждали\", сказал А. С. Петров.", Optional.of("uk")),
              new Block.Heading(2, "Как это было"),
              new Block.Heading(3, "Утро"),
              new Block.Listing(true, List.of("первое", "второе")),
              new Block.Heading(2, "Что дальше"),
              new Block.Table(List.of(List.of("год", "мостов"), List.of("2025", "3"))),
              new Block.Figure(
                  new Image(
                      Optional.of("https://example.org/a b.jpg"),
                      Optional.of("Мост"),
                      Optional.of("А. Иванов"))),
              new Block.Embed("https://video.example/1"))
          .published("2025-03-19T08:15:00+03:00")
          .modified(new Moment(OffsetDateTime.parse("2025-03-20T00:00:00Z"), Precision.DAY))
          .authors("Анна Петрова", "Иван Ким")
          .tags("мост", "река")
          .section("Город")
          .language("ru")
          .images(new Image(Optional.empty(), Optional.of("Мост"), Optional.of("А. Иванов")))
          .source("агентство")
          .license("https://license.example/by")
          .free(true)
          .fetched(Instant.parse("2025-03-19T09:00:00.123456789Z"))
          .adapter("example.org@00000000")
          .provenance(Map.of(Field.TITLE, "h1", Field.BODY, "div.text"))
          .group("00112233aabbccdd")
          .drift(Instant.parse("2025-03-01T00:00:00Z"))
          .made();

  /** One with nothing that an article can be without. */
  static final Article BARE = article("https://example.org/news/2", "Пусто");

  private Samples() {}

  static Article article(String url, String title, Block... body) {
    return Invented.of("example.org", url, title)
        .body(body)
        .fetched(Instant.parse("2025-03-19T09:00:00Z"))
        .adapter("example.org@00000000")
        .made();
  }

  /** One that has a text wherever a page's words can come to stand. */
  static Article everywhere(String url, String text) {
    Optional<String> some = Optional.of(text);
    Image image = new Image(some, some, some);
    return Invented.of(text, url, text)
        .subtitle(text)
        .lead(text)
        .body(
            new Block.Paragraph(text, some),
            new Block.Heading(2, text),
            new Block.Quote(text),
            new Block.Listing(false, List.of(text)),
            new Block.Table(List.of(List.of(text, text))),
            new Block.Figure(image),
            new Block.Embed(text))
        .authors(text)
        .tags(text)
        .section(text)
        .language(text)
        .images(image)
        .source(text)
        .license(text)
        .fetched(Instant.parse("2025-03-19T09:00:00Z"))
        .adapter(text)
        .provenance(Map.of(Field.TITLE, text))
        .made();
  }

  static Consumer<Consumer<StoredArticle>> stored(List<Article> articles) {
    return sink -> articles.forEach(article -> sink.accept(StoredArticles.stored(article)));
  }

  static ExportFormat format(String name, Map<String, String> options) {
    return ExportFormat.byName(name)
        .orElseThrow()
        .with(
            options,
            Path.of("corpus"),
            () -> {
              throw new IllegalStateException("no archive");
            });
  }
}
