package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressPatternTest {

  @Test
  void isOneForSectionsWithinSections() {
    assertThat(
            patterns(
                "https://pier.example/harbour/swans-are-back/articleshow/71496416.cms",
                "https://pier.example/town/quay/oven-goes-out/articleshow/75026800.cms",
                "https://pier.example/town/bus-stays-on/articleshow/79591842.cms"))
        .containsExactly(
            "^https?://(?:www\\.)?pier\\.example/(?:[^/]+/){1,2}[^/]+-[^/]+/articleshow/\\d+\\.cms(?:[?#]|$)");
  }

  @Test
  void keepsWhatStandsBeforeALongNumber() {
    assertThat(
            patterns("https://pier.example/swans/!5928990/", "https://pier.example/oven/!5655255/"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/[^/]+/!\\d+/?(?:[?#]|$)");
    assertThat(patterns("https://pier.example/news/A2026012914320005196"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/[^/]+/A\\d+(?:[?#]|$)");
  }

  @Test
  void takesNoYearForTheNumberOfAnArticle() {
    assertThat(patterns("https://pier.example/news/election2026"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/[^/]+/[^/]*\\d[^/]*(?:[?#]|$)");
  }

  @Test
  void tellsWhereEverySlugHasItsNumber() {
    assertThat(
            patterns(
                "https://pier.example/news/swans-are-back-5001",
                "https://pier.example/news/oven-goes-out-5002",
                "https://pier.example/news/bus-stays-on-5003"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/news/[^/]+-\\d+(?:[?#]|$)");
    assertThat(
            patterns(
                "https://pier.example/5001-swans-are-back.html",
                "https://pier.example/5002-oven-goes-out.html",
                "https://pier.example/5003-top-100.html"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/\\d+-[^/]+\\.html(?:[?#]|$)");
    assertThat(
            patterns(
                "https://pier.example/swans-of-2026",
                "https://pier.example/oven-goes-out",
                "https://pier.example/bus-stays-on"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/[^/]+-[^/]+(?:[?#]|$)");
  }

  @Test
  void holdsTheNumberThatAScriptIsTold() {
    assertThat(
            patterns(
                "https://pier.example/news/detail.php?ID=801",
                "https://pier.example/news/detail.php?SECTION=town&ID=802",
                "https://pier.example/news/detail.php?ID=803"))
        .containsExactly(
            "^https?://(?:www\\.)?pier\\.example/news/detail\\.php\\?(?:[^#]*&)?ID=\\d+");
    assertThat(patterns("https://pier.example/?p=12"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/\\?(?:[^#]*&)?p=\\d+");
    assertThat(patterns("https://pier.example/swans-are-back?page=2"))
        .containsExactly("^https?://(?:www\\.)?pier\\.example/[^/]+-[^/]+(?:[?#]|$)");
  }

  private static List<String> patterns(String... articles) {
    return AddressPattern.of(Stream.of(articles).map(URI::create).toList(), List.of());
  }
}
