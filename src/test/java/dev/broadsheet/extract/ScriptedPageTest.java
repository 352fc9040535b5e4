package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptedPageTest {
  private static final String SCRIPT = "<script src=/app.js></script>";

  @Test
  void knowsTheRootOfAnApplication() {
    assertThat(isScripted("<nav><a href=/>" + "Menu ".repeat(400) + "</a></nav><div id=app></div>"))
        .isTrue();
  }

  @Test
  void heedsAWordToThoseWithoutScripts() {
    assertThat(isScripted("<noscript>Включите JavaScript.</noscript><main></main>")).isTrue();
    assertThat(isScripted("<noscript><img src=/count></noscript><main></main>")).isFalse();
  }

  @Test
  void takesAPageThatSaysItIsNotThereForWhatItIs() {
    assertThat(isScripted("<h1>No such page</h1><p>It has moved or never was.</p>")).isFalse();
  }

  @Test
  void takesAPageWithTextForComplete() {
    assertThat(isScripted("<div id=app><p>" + "The ferry came in. ".repeat(80) + "</div>"))
        .isFalse();
  }

  @Test
  void expectsNothingOfAPageWithoutScripts() {
    assertThat(ScriptedPage.isFilledByScripts(page("<div id=app></div>"))).isFalse();
  }

  private static boolean isScripted(String body) {
    return ScriptedPage.isFilledByScripts(page(body + SCRIPT));
  }

  private static Page page(String html) {
    URI url = URI.create("https://tide.example/1");
    return new Page(
        url,
        url,
        200,
        Map.of(),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.of(StandardCharsets.UTF_8),
        Instant.EPOCH,
        Page.Via.HTTP);
  }
}
