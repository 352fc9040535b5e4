package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final URI URL = URI.create("https://news.example/1");

  @Test
  void hasOneKindForPagesThatLeadToDifferentPlaces() {
    assertThat(
            Outcome.kind("redirected to https://news.example/2,3, which is no article's address"))
        .isEqualTo("redirected to …, which is no article's address");
    assertThat(Outcome.kind(URL + ": redirected in a loop, to https://news.example/1?a"))
        .isEqualTo("redirected in a loop, to …");
    assertThat(Outcome.kind(URL + ": 404 Not Found")).isEqualTo("404 Not Found");
  }

  @Test
  void tellsThePageWhoseReasonItIs() {
    assertThat(Outcome.told(URL, URL + ": 404 Not Found")).isEqualTo(URL + ": 404 Not Found");
    assertThat(Outcome.told(URL, "no article: the page is empty"))
        .isEqualTo(URL + ": no article: the page is empty");
    assertThat(Outcome.told(URL, "https://other.example/: 404 Not Found"))
        .isEqualTo(URL + ": https://other.example/: 404 Not Found");
  }
}
