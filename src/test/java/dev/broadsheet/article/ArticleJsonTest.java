package dev.broadsheet.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.broadsheet.testing.Invented;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArticleJsonTest {
  private static final Article FULL =
      Invented.of(
              "vesti.example",
              "https://vesti.example/2024/11/08/most",
              "Новый мост открыли в Заречье")
          .subtitle("Его строили три года")
          .lead("Движение пустили утром.")
          .body(
              new Block.Paragraph("Мост «Северный» открыт.\nДвижение пущено."),
              new Block.Heading(2, "Что дальше"),
              new Block.Quote("Ми чекали на цей день", Optional.of("uk")),
              new Block.Listing(true, List.of("Сначала машины", "Потом трамвай")),
              new Block.Listing(false, List.of()),
              new Block.Table(List.of(List.of("Год", "Длина"), List.of("2024", "1 200 м"))),
              new Block.Figure(
                  new Image(
                      Optional.of("https://vesti.example/most.jpg"),
                      Optional.of("The \"Northern\" bridge"),
                      Optional.empty()),
                  Optional.of("en")),
              new Block.Embed("https://video.example/42"))
          .published("2024-11-08T16:20:00+02:00")
          .modified(new Moment(OffsetDateTime.parse("2024-11-09T00:00:00Z"), Precision.DAY))
          .authors("Анна Пример")
          .tags("мосты", "город")
          .section("Общество")
          .language("ru")
          .images(new Image(Optional.empty(), Optional.empty(), Optional.of("Фото: Пример")))
          .source("https://agency.example/1")
          .license("https://creativecommons.org/licenses/by/4.0/")
          .free(false)
          .fetched(Instant.parse("2024-11-10T08:00:00Z"))
          .adapter("vesti.example@1f2e3d4c")
          .provenance(Map.of(Field.TITLE, "h1", Field.PUBLISHED, "news/jsonld: datePublished"))
          .group("00112233aabbccdd")
          .drift(Instant.parse("2024-11-09T23:00:00Z"))
          .made();

  private static final Article BARE =
      Invented.of("vesti.example", "https://vesti.example/1", "Заметка")
          .fetched(Instant.parse("2024-11-10T08:00:00.123Z"))
          .adapter("news@00000000")
          .made();

  @Test
  void writesTheDocumentedForm() throws IOException {
    assertThat(pretty(ArticleJson.toJson(FULL))).isEqualTo(golden("full.json"));
    assertThat(pretty(ArticleJson.toJson(BARE))).isEqualTo(golden("bare.json"));
  }

  @Test
  void writesOneLine() {
    assertThat(ArticleJson.toJson(FULL)).doesNotContain("\n").startsWith("{\"id\":").endsWith("}");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(ArticleJson.fromJson(ArticleJson.toJson(FULL))).isEqualTo(FULL);
    assertThat(ArticleJson.fromJson(ArticleJson.toJson(BARE))).isEqualTo(BARE);
  }

  @Test
  void readsUtf8AsItReadsText() {
    for (Article article : List.of(FULL, BARE)) {
      byte[] json = ArticleJson.toJson(article).getBytes(StandardCharsets.UTF_8);

      assertThat(ArticleJson.fromUtf8(json)).isEqualTo(article);
    }
  }

  @Test
  void knowsTheFormThatItReadsBackWithoutWritingIt() {
    Article day = FULL.withPublished(moment("2024-11-08T00:00:00+02:00", Precision.DAY));
    Article meanTime = FULL.withPublished(moment("1899-05-01T12:00:00+02:30:17", Precision.MINUTE));
    for (Article article : List.of(FULL, BARE, day, meanTime)) {
      assertThat(article.asWritten()).isEqualTo(ArticleJson.fromJson(ArticleJson.toJson(article)));
    }
  }

  private static Moment moment(String time, Precision precision) {
    return new Moment(OffsetDateTime.parse(time), precision);
  }

  @Test
  void passesOverKeysItDoesNotKnow() {
    String later =
        ArticleJson.toJson(BARE).replaceFirst("\\{", "{\"teaser\":7,\"later\":{\"title\":[1]},");
    assertThat(ArticleJson.fromJson(later)).isEqualTo(BARE);
  }

  @Test
  void saysWhereTheFormIsBroken() {
    String json = ArticleJson.toJson(FULL);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson(json.substring(0, 200)))
        .withMessageContaining("an article's JSON was expected")
        .withMessageContaining("at line 1, column 201");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson("[]"))
        .withMessageContaining("expected an object, found START_ARRAY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson(json.replace("\"site\":\"vesti.example\",", "")))
        .withMessageContaining("needs a string at site");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson(json.replace("T16:20:00+02:00", "")))
        .withMessageContaining("published");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson(json.replace("\"quote\"", "\"marquee\"")))
        .withMessageContaining("no such block: marquee");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArticleJson.fromJson(json + "{}"))
        .withMessageContaining("expected the end of the text");
  }

  private static String pretty(String json) {
    JsonMapper mapper = new JsonMapper();
    return mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(mapper.readTree(json))
            .replace("\r\n", "\n")
        + "\n";
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = ArticleJsonTest.class.getResourceAsStream("/article/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
