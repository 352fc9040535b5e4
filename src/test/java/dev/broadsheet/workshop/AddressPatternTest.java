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

  private static List<String> patterns(String... articles) {
    return AddressPattern.of(Stream.of(articles).map(URI::create).toList(), List.of());
  }
}
