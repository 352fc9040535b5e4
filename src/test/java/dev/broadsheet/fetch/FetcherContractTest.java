package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every fetcher does, however it gets its pages. */
abstract class FetcherContractTest {
  final MisbehavingServer server = MisbehavingServer.start();

  /** Settings that let the test's server be reached. */
  final FetchSettings settings = FetchSettings.DEFAULT.withAllowedHosts(Set.of(server.authority()));

  /** The fetcher to try; it is closed by the test. */
  abstract Fetcher fetcher(FetchSettings settings);

  /** A total time that the fetcher can keep though it gets good pages in it. */
  Duration shortTimeout() {
    return Duration.ofMillis(300);
  }

  @AfterEach
  void stopTheServer() {
    server.close();
  }

  @Test
  void getsAPage() throws FetchException {
    server.html("/news", "<title>Мост открыт</title><p>Мост открыли утром.");

    Page page = fetch("/news", settings);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.requested()).isEqualTo(server.url("/news"));
    assertThat(page.url()).isEqualTo(server.url("/news"));
    assertThat(text(page)).contains("Мост открыли утром.");
    assertThat(page.header("content-type")).hasValueSatisfying(t -> t.startsWith("text/html"));
  }

  @Test
  void tellsTheAddressThatAnsweredAfterRedirects() throws FetchException {
    server.route("/old", Answers.redirect("/newer"));
    server.route("/newer", Answers.redirect(server.url("/newest?a=1").toString()));
    server.html("/newest", "<p>Here it is.");

    Page page = fetch("/old", settings);

    assertThat(page.requested()).isEqualTo(server.url("/old"));
    assertThat(page.url()).isEqualTo(server.url("/newest?a=1"));
    assertThat(text(page)).contains("Here it is.");
  }

  @Test
  void failsForGoodOnAPageThatIsNotThere() {
    FetchException e = failure("/nothing", settings);

    assertThat(e.reason()).isEqualTo(Reason.STATUS);
    assertThat(e.status()).hasValue(404);
    assertThat(e.retryable()).isFalse();
    assertThat(e).hasMessage(server.url("/nothing") + ": 404 Not Found");
  }

  @Test
  void failsForNowOnAServerThatIsOverloaded() {
    server.route("/busy", Answers.status(503, "later", "Retry-After: 120"));

    FetchException e = failure("/busy", settings);

    assertThat(e.status()).hasValue(503);
    assertThat(e.retryable()).isTrue();
    assertThat(e.retryAfter()).hasValue(Duration.ofMinutes(2));
  }

  @Test
  void stopsReadingAPageThatIsTooLarge() {
    server.html("/large", "<p>" + "x".repeat(200_000));

    FetchException e = failure("/large", settings.withMaxBytes(64 << 10));

    assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(e.retryable()).isFalse();
    assertThat(e).hasMessageContaining("more than 64 KiB");
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() {
    server.route("/silence", Answers.silence());

    FetchException e = failure("/silence", settings.withTimeout(shortTimeout()));

    assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void refusesAnAddressThatIsNotPublic() {
    server.html("/secret", "<p>The router's password.");

    FetchException e = failure("/secret", settings.withAllowedHosts(Set.of("127.0.0.1:1")));

    assertThat(e.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
    assertThat(e.retryable()).isFalse();
    assertThat(e)
        .hasMessage(
            "%s: refused: 127.0.0.1 is not a public address (allow it with --allow-host %s)",
            server.url("/secret"), server.authority());
    assertThat(server.requests()).isEmpty();
  }

  final Page fetch(String path, FetchSettings settings) throws FetchException {
    try (Fetcher fetcher = fetcher(settings)) {
      return fetcher.fetch(FetchRequest.of(server.url(path)));
    }
  }

  final FetchException failure(String path, FetchSettings settings) {
    return catchThrowableOfType(FetchException.class, () -> fetch(path, settings));
  }

  static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }
}
