package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotFoundTest {
  private static final SiteAdapter GAZETTE =
      Adapters.load(List.of(Path.of("src/test/resources/extract/adapters")))
          .bySite("gazette.example")
          .orElseThrow();

  private static final String SENTENCE =
      "Three days of wind had kept every boat at its mooring, the harbour master said. ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404",
        "Error 404 | The Gazette",
        "Ошибка 404",
        "Page not found",
        "Sorry, this article could not be found",
        "The page no longer exists",
        "Страница не найдена",
        "Сторінку не знайдено",
        "Seite nicht gefunden",
        "Page introuvable"
      })
  void takesAPageThatSaysSoForNoArticle(String title) {
    Extraction extraction = extract(title, SENTENCE);
    assertThat(extraction.article()).isEmpty();
    assertThat(extraction.problems())
        .extracting(Problem::kind, Problem::message)
        .containsExactly(
            tuple(
                Problem.Kind.NOT_AN_ARTICLE,
                "a page that says it is not found: \"" + title + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404 boats leave the harbour",
        "Missing crew not found after storm",
        "Страницы истории: порт",
        "Пропавшие не найдены"
      })
  void takesAnArticleForOne(String title) {
    assertThat(extract(title, SENTENCE).article()).isPresent();
  }

  @Test
  void takesALongTextAboutSuchPagesForAnArticle() {
    assertThat(extract("Page not found: a short history", SENTENCE.repeat(12)).article())
        .isPresent();
  }

  private static Extraction extract(String title, String text) {
    String html =
        "<title>"
            + title
            + "</title><h1 class=headline>"
            + title
            + "</h1><time class=date datetime=2021-03-04T09:30:00Z></time><div class=text><p>"
            + text
            + "</p></div>";
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            html.getBytes(StandardCharsets.UTF_8),
            Optional.of(StandardCharsets.UTF_8),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, GAZETTE);
  }
}
