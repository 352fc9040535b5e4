package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "https://m.vesti.example/bridge -> https://vesti.example/bridge",
        "https://vesti.example/amp/bridge -> https://vesti.example/bridge",
        "https://vesti.example/news/bridge-opens/amp -> https://vesti.example/news/bridge-opens",
        "https://vesti.example/bridge.amp.html -> https://vesti.example/bridge.html",
        "https://vesti.example/print/17 -> https://vesti.example/17",
        "https://vesti.example/bridge?print=1 -> https://vesti.example/bridge",
        "http://vesti.example/news/17/ -> https://vesti.example/news/17",
        "https://vesti.example/news/old-title-204511 -> https://vesti.example/new-title-204511",
        "https://vesti.example/bridge-opens?from=main -> https://vesti.example/bridge-opens",
        "https://vesti.example/bridge-opens/page/2 -> https://vesti.example/bridge-opens",
        "https://vesti.example/ -> https://www.vesti.example/"
      })
  void believesAnotherAddressOfTheArticle(URI own, URI told) {
    assertThat(Canonical.isPlausible(told, own)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "https://vesti.example/news/bridge -> https://vesti.example/",
        "https://vesti.example/news/bridge-opens -> https://vesti.example/news",
        "https://vesti.example/news/bridge-opens -> https://vesti.example/news/ferry-closes",
        "https://vesti.example/2024/11/08/bridge -> https://vesti.example/2024/11/08/ferry",
        "https://vesti.example/20241108/bridge -> https://vesti.example/20241108/ferry",
        "https://vesti.example/article?id=17 -> https://vesti.example/article?id=18",
        "https://vesti.example/article?id=17 -> https://vesti.example/article"
      })
  void believesNoOtherPage(URI own, URI told) {
    assertThat(Canonical.isPlausible(told, own)).isFalse();
  }
}
