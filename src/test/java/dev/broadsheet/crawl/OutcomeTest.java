package dev.broadsheet.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final URI URL = URI.create("https://news.example/1");

  @Test
  void tellsThePageWhoseReasonItIs() {
    assertThat(Outcome.told(URL, URL + ": 404 Not Found")).isEqualTo(URL + ": 404 Not Found");
    assertThat(Outcome.told(URL, "no article: the page is empty"))
        .isEqualTo(URL + ": no article: the page is empty");
    assertThat(Outcome.told(URL, "https://other.example/: 404 Not Found"))
        .isEqualTo(URL + ": https://other.example/: 404 Not Found");
  }
}
