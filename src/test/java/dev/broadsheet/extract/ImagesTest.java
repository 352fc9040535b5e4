package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pictures of pages without an adapter, and whose licence is whose. */
class ImagesTest {
  private static final String TITLE = "<h1>Harbour reopens</h1>";
  private static final String BODY =
      "<p>Three days of wind, said the harbour master, had kept every boat at its mooring.</p>"
          .repeat(4);

  @Test
  void namesAPictureOnceThoughItsPlacesNameOtherSizes() {
    String caption = "<figcaption>Boats at the quay</figcaption></figure>";
    for (String shown : List.of("a.jpg?w=600", "a.jpg")) {
      String head = "<meta property=og:image content='/img/a.jpg?w=1200'>";
      assertThat(images(head, "<figure><img src=/img/" + shown + ">" + caption))
          .containsExactly(image("/img/a.jpg?w=1200", "Boats at the quay"));
    }
    String head = "<meta property=og:image content=/2021/boats-at-quay-1200x630.jpg>";
    assertThat(images(head, "<figure><img src=/2021/boats-at-quay-300x200.jpg>" + caption))
        .containsExactly(image("/2021/boats-at-quay-1200x630.jpg", "Boats at the quay"));
  }

  @Test
  void givesNoOtherPicturesCaptionToTheMainOne() {
    String figure = "<figure><img src=/img/a.jpg><figcaption>Boats</figcaption></figure>";
    assertThat(images("<meta property=og:image content=/static/logo.png>", figure))
        .containsExactly(image("/static/logo.png", ""), image("/img/a.jpg", "Boats"));
  }

  @Test
  void givesTheMainPictureTheCaptionOfOneThatMayBeTheSame() {
    String figure = "<figure><img src=/i/65897427_906.jpg><figcaption>Boats</figcaption></figure>";
    assertThat(images("<meta property=og:image content=/i/65897427_6.jpg>", figure))
        .first()
        .isEqualTo(image("/i/65897427_6.jpg", "Boats"));
  }

  @Test
  void readsTheAddressOfASet() {
    String set = "<figure><img srcset='/img/a-900.jpg 900w, /img/a-300.jpg 300w'>";
    assertThat(images("", set + "<figcaption>Boats</figcaption></figure>"))
        .containsExactly(image("/img/a-900.jpg", "Boats"));
    String lazy = "<figure><img src='data:image/gif;base64,R0' data-src=/img/a.jpg>";
    assertThat(images("", lazy + "<figcaption>Boats</figcaption></figure>"))
        .containsExactly(image("/img/a.jpg", "Boats"));
  }

  @Test
  void takesNoPicturesLicenceForTheArticles() {
    String link = "<a rel=license href=https://cc.example/by/2.0/>CC BY 2.0</a>";
    String figure = "<figure><img src=/a.jpg><figcaption>Boats " + link + "</figcaption></figure>";
    assertThat(article("", figure).license()).isEmpty();
    assertThat(article("", figure + "<p>Licensed by " + link.replace("2.0", "4.0")).license())
        .hasValue("https://cc.example/by/4.0/");
  }

  private static Image image(String path, String caption) {
    return new Image(
        Optional.of("https://www.gazette.example" + path),
        Optional.of(caption).filter(c -> !c.isEmpty()),
        Optional.empty());
  }

  private static List<Image> images(String head, String figure) {
    return article(head, figure).images();
  }

  private static Article article(String head, String figure) {
    String body = TITLE + "<article>" + BODY + figure + BODY + "</article>";
    Page page =
        Page.ofFile(
            URI.create("https://www.gazette.example/town/harbour"),
            ("<html lang=en>" + head + "<body>" + body).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Instant.parse("2021-06-01T00:00:00Z"));
    return Extractor.extract(page, Adapters.load(List.of()).base()).article().orElseThrow();
  }
}
