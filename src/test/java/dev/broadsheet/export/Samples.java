package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.store.StoredArticle;
import dev.broadsheet.store.StoredArticles;
import java.net.URI;
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
      new Article(
          URI.create("https://example.org/news/1"),
          "example.org",
          "Мост открыт",
          Optional.of("Движение пустили утром"),
          Optional.of("Коротко о главном."),
          List.of(
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
              new Block.Embed("https://video.example/1")),
          Optional.of(
              new Moment(OffsetDateTime.parse("2025-03-19T08:15:00+03:00"), Precision.MINUTE)),
          Optional.of(new Moment(OffsetDateTime.parse("2025-03-20T00:00:00Z"), Precision.DAY)),
          List.of("Анна Петрова", "Иван Ким"),
          List.of("мост", "река"),
          Optional.of("Город"),
          Optional.of("ru"),
          List.of(new Image(Optional.empty(), Optional.of("Мост"), Optional.of("А. Иванов"))),
          Optional.of("агентство"),
          Optional.of("https://license.example/by"),
          Optional.of(true),
          Instant.parse("2025-03-19T09:00:00.123456789Z"),
          "example.org@00000000",
          Map.of(Field.TITLE, "h1", Field.BODY, "div.text"),
          Optional.of("00112233aabbccdd"),
          Optional.of(Instant.parse("2025-03-01T00:00:00Z")));

  /** One with nothing that an article can be without. */
  static final Article BARE = article("https://example.org/news/2", "Пусто");

  private Samples() {}

  static Article article(String url, String title, Block... body) {
    return new Article(
        URI.create(url),
        "example.org",
        title,
        Optional.empty(),
        Optional.empty(),
        List.of(body),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2025-03-19T09:00:00Z"),
        "example.org@00000000",
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** One that has a text wherever a page's words can come to stand. */
  static Article everywhere(String url, String text) {
    Optional<String> some = Optional.of(text);
    Image image = new Image(some, some, some);
    return new Article(
        URI.create(url),
        text,
        text,
        some,
        some,
        List.of(
            new Block.Paragraph(text, some),
            new Block.Heading(2, text),
            new Block.Quote(text),
            new Block.Listing(false, List.of(text)),
            new Block.Table(List.of(List.of(text, text))),
            new Block.Figure(image),
            new Block.Embed(text)),
        Optional.empty(),
        Optional.empty(),
        List.of(text),
        List.of(text),
        some,
        some,
        List.of(image),
        some,
        some,
        Optional.empty(),
        Instant.parse("2025-03-19T09:00:00Z"),
        text,
        Map.of(Field.TITLE, text),
        Optional.empty(),
        Optional.empty());
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
