package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallsTest {
  private static final URI URL = URI.create("https://news.example/1");

  private final MisbehavingServer server = MisbehavingServer.start();
  private final FakeTime time = new FakeTime(Instant.EPOCH);
  private final FetchSettings settings =
      FetchSettings.DEFAULT.withObeyRobots(false).withAllowedHosts(Set.of(server.authority()));

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "<script>window._cf_chl_opt={}</script> -> Cloudflare",
        "<script src=https://ct.captcha-delivery.com/c.js></script> -> DataDome",
        "<div id=px-captcha></div> -> HUMAN",
        "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe> -> Imperva",
        "<script src=https://check.ddos-guard.net/check.js></script> -> DDoS-Guard",
        "<form action='/showcaptcha?key=1'></form> -> Yandex",
        "<title>Just a moment...</title> -> just a moment",
        "<title> Checking your browser before you go on</title> -> checking your browser before",
        "<title>Checking your browser...</title> -> checking your browser",
        "<title>DDoS protection by Cloudflare</title> -> ddos protection by",
        "<title>Attention Required! | Cloudflare</title> -> attention required",
        "<title>Security check&hellip; - news.example</title> -> security check",
        "<title>Access to this page has been denied.</title> -> access to this page has been"
            + " denied",
        "<title lang=ru>Вы не робот?</title> -> вы не робот",
        "<title>Докажите, что вы не робот</title> -> докажите, что вы не робот",
        "<TITLE>Just a moment...</TITLE> -> just a moment"
      })
  void knowsAWallByItsPage(String html, String who) {
    assertThat(Walls.find(page(URL, html, Map.of()))).contains("a check of who asks (" + who + ")");
  }

  @Test
  void knowsAWallByItsHeader() {
    assertThat(Walls.find(page(URL, "", Map.of("CF-Mitigated", List.of("challenge")))))
        .contains("a check of who asks (Cloudflare)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://consent.news.example/?back=1",
        "https://news.example/privacy-wall?to=/1",
        "https://guce.portal.example/copyConsent",
        "https://news.example/collectConsent?session=1"
      })
  void knowsAQuestionOfConsentByWhereItLeads(String url) {
    assertThat(Walls.find(page(URI.create(url), "<p>We value your privacy.", Map.of())))
        .contains("a question of consent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>The moment: just a moment</title><p>A story.",
        "<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script><p>A story.",
        "<script src=https://js.datadome.co/tags.js></script><p>A story.",
        "<form><div class=g-recaptcha></div></form><p>A story with comments.",
        "<title>Consent given to the bridge</title>",
        "<title>Security check… at the airport keeps thousands waiting</title><p>A story.",
        "<title>Security check: what is new</title><p>A story.",
        "<title>Are you human-made?</title><p>A story.",
        "<title>Checking your browser history is their business</title><p>A story.",
        "<title>Are you human? | The Herald</title><article><p>A story.",
        "<title>Are you human?</title><script type=application/ld+json>{\"@type\":"
            + " \"NewsArticle\"}",
        "<title>Captchas</title><time>5 March</time><p>They come from captcha-delivery.com/.",
        "<rss><channel><title>News</title><item><link>https://news.example/showcaptcha</link>",
        "<title</title><p>A story."
      })
  void takesNoPageThatIsMerelyGuardedForAWall(String html) {
    assertThat(Walls.find(page(URL, html, Map.of("Server", List.of("cloudflare"))))).isEmpty();
  }

  @Test
  void takesNoLongPageForAWall() {
    String html = "<p>The captcha was made by captcha-delivery.com/." + "<p>Text.".repeat(10_000);
    assertThat(Walls.find(page(URL, html, Map.of()))).isEmpty();
  }

  @Test
  void takesNoPageThatSaysMuchForAWall() {
    String words = "<p>Words of a story.".repeat(150);
    assertThat(Walls.find(page(URL, "<title>Are you human?</title>" + words, Map.of()))).isEmpty();

    String script = "<title>Are you human?</title><script>" + words + "</script>";
    assertThat(Walls.find(page(URL, script, Map.of()))).isPresent();
  }

  @Test
  void tellsAWallBehindAnErrorAndLeavesItForLater() {
    server.route("/1", Answers.of(403, "<script>window._cf_chl_opt={}", "Retry-After: 60"));
    FetchException e = failure("/1");

    assertThat(e.reason()).isEqualTo(Reason.WALL);
    assertThat(e.retryable()).isTrue();
    assertThat(e)
        .hasMessage(
            server.url("/1")
                + ": a check of who asks (Cloudflare) stands in place of the page; it is left"
                + " alone");
    assertThat(server.count("/1")).isOne();
  }

  @Test
  void tellsAWallThatSaysAllIsWell() {
    server.html("/1", "<title>Are you a robot?</title>");
    assertThat(failure("/1").reason()).isEqualTo(Reason.WALL);
    assertThat(server.count("/1")).isOne();
  }

  @Test
  void takesAnErrorWithoutAWallForWhatItIs() {
    server.route("/1", Answers.of(403, "<title>Forbidden</title>"));
    assertThat(failure("/1").reason()).isEqualTo(Reason.STATUS);
  }

  private FetchException failure(String path) {
    HttpFetcher http = new HttpFetcher(settings, time);
    Robots robots = new Robots(http, settings, time, notice -> {});
    Politeness politeness = new Politeness(robots, settings, time, time, new Random(1));
    return catchThrowableOfType(
        FetchException.class,
        () ->
            new PoliteFetcher(http, politeness, FetchOptions.DEFAULT, Meter.NONE)
                .fetch(FetchRequest.of(server.url(path))));
  }

  private static Page page(URI url, String html, Map<String, List<String>> headers) {
    return new Page(
        URL,
        url,
        200,
        headers,
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Instant.EPOCH,
        Page.Via.HTTP);
  }
}
