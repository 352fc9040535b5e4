package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses in attributes, those that are resolved here and those that jsoup resolves. */
class AbsoluteUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example/b/c.html, /img/1.jpg, https://a.example/img/1.jpg",
    "https://a.example/b/c.html, /img/1.jpg?w=2, https://a.example/img/1.jpg?w=2",
    "https://a.example:8443/b, /1.jpg, https://a.example:8443/1.jpg",
    "https://a.example, /1.jpg, https://a.example/1.jpg",
    "https://a.example?b=/c, /1.jpg, https://a.example/1.jpg",
    "https://a.example/b/c.html, //b.example/1.jpg, https://b.example/1.jpg",
    "https://a.example/b/c.html, 1.jpg, https://a.example/b/1.jpg",
    "https://a.example/b/c.html, ../1.jpg, https://a.example/1.jpg",
    "https://a.example/b/c.html, https://b.example/1.jpg, https://b.example/1.jpg",
    "https://a.example/b/c.html, 'data:image/gif;base64,R0', ''",
  })
  void resolvesAsJsoupDoes(String base, String written, String absolute) {
    Element image = Jsoup.parse("<img src='" + written + "'>", base).expectFirst("img");
    assertThat(AbsoluteUrl.of(image, "src")).isEqualTo(absolute);
    assertThat(written.startsWith("data:") ? "" : image.absUrl("src")).isEqualTo(absolute);
  }
}
