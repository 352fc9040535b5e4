package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {
  private final MisbehavingServer server = MisbehavingServer.start();
  private final FakeTime time = new FakeTime(Instant.parse("2024-11-08T16:20:00Z"));
  private final FetchSettings settings =
      FetchSettings.DEFAULT.withAllowedHosts(Set.of(server.authority()));
  private final HttpFetcher http = new HttpFetcher(settings, time);
  private final List<String> notices = new ArrayList<>();
  private final Robots robots = new Robots(http, settings, time, notices::add);

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void followsTheGroupThatNamesUsAndTheLongestRule() {
    robotsTxt(
        """
        User-agent: *
        Disallow: /

        User-agent: OtherBot
        User-agent: BROADSHEET
        Disallow: /private/
        Allow: /private/press/
        Disallow: /*.pdf$
        Disallow: /search?

        User-agent: broadsheet
        Disallow: /more/
        """);

    assertThat(allowed("/")).isTrue();
    assertThat(allowed("/private/x")).isFalse();
    assertThat(allowed("/private/press/x")).isTrue();
    assertThat(allowed("/paper.pdf")).isFalse();
    assertThat(allowed("/paper.pdf.html")).isTrue();
    assertThat(allowed("/search?q=bridge")).isFalse();
    assertThat(allowed("/more/x")).isFalse();
    assertThat(server.count("/robots.txt")).isEqualTo(1);
  }

  @Test
  void followsTheRulesForAllWhenNoneNameUs() {
    robotsTxt("User-agent: broadsheets\nDisallow: /\n\nUser-agent: *\nDisallow: /closed\n");

    assertThat(allowed("/open")).isTrue();
    assertThat(allowed("/closed")).isFalse();
  }

  @Test
  void tellsWhatIsForbidden() {
    robotsTxt("User-agent: *\nDisallow: /closed\n");

    assertThatThrownBy(() -> robots.check(server.url("/closed")))
        .hasMessage(server.url("/closed") + ": forbidden by its robots.txt")
        .isInstanceOfSatisfying(
            FetchException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.ROBOTS);
              assertThat(e.retryable()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 451})
  void isOpenWithoutARobotsTxt(int status) {
    server.route("/robots.txt", Answers.status(status, "User-agent: *\nDisallow: /"));

    assertThat(allowed("/a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void isClosedForAWhileWhenTheServerFails(int status) {
    server.route(
        "/robots.txt", Answers.inTurn(Answers.status(status, ""), text("User-agent: *\nAllow: /")));

    FetchException e =
        catchThrowableOfType(FetchException.class, () -> robots.check(server.url("/a")));
    assertThat(e.reason()).isEqualTo(Reason.ROBOTS);
    assertThat(e.retryable()).isTrue();
    assertThat(e.retryAfter()).hasValue(Duration.ofMinutes(15));
    assertThat(e.getMessage())
        .startsWith(server.url("/a") + ": closed, as its robots.txt can't be read: ")
        .contains(": " + status + " ");

    time.advance(Duration.ofMinutes(14));
    assertThat(allowed("/a")).isFalse();
    time.advance(Duration.ofMinutes(1));
    assertThat(allowed("/a")).isTrue();
  }

  @Test
  void isClosedWhenNobodyAnswers() {
    server.route("/robots.txt", Answers.silence());
    FetchSettings hasty = settings.withTimeout(Duration.ofMillis(200));
    Robots robots = new Robots(new HttpFetcher(hasty, time), hasty, time, notices::add);

    assertThatThrownBy(() -> robots.check(server.url("/a")))
        .hasMessageContaining("closed, as its robots.txt can't be read")
        .hasMessageEndingWith("no whole answer within 0.2 s");
  }

  @Test
  void isClosedWhenTheAnswerIsBroken() {
    server.route("/robots.txt", Answers.hangUp());
    assertThat(allowed("/a")).isFalse();
  }

  @Test
  void keepsTheRulesForADay() {
    server.route(
        "/robots.txt",
        Answers.inTurn(text("User-agent: *\nDisallow: /a"), text("User-agent: *\nDisallow: /b")));

    assertThat(allowed("/a")).isFalse();
    time.advance(Duration.ofHours(23));
    assertThat(allowed("/a")).isFalse();
    time.advance(Duration.ofHours(1));
    assertThat(allowed("/a")).isTrue();
    assertThat(allowed("/b")).isFalse();
    assertThat(server.count("/robots.txt")).isEqualTo(2);
  }

  @Test
  void followsFiveRedirectsAndTakesMoreForNoRules() {
    server.route("/robots.txt", Answers.redirect("/1"));
    for (int i = 1; i < 5; i++) {
      server.route("/" + i, Answers.redirect("/" + (i + 1)));
    }
    server.route("/5", text("User-agent: *\nDisallow: /"));
    assertThat(allowed("/a")).isFalse();

    time.advance(Duration.ofDays(1));
    server.route("/5", Answers.redirect("/6"));
    server.route("/6", text("User-agent: *\nDisallow: /"));
    assertThat(allowed("/a")).isTrue();
  }

  @Test
  void readsAByteOrderMark() {
    robotsTxt("\ufeffUser-agent: *\nDisallow: /closed\n");
    assertThat(allowed("/closed")).isFalse();
  }

  @Test
  void readsAnyContentType() {
    server.route(
        "/robots.txt",
        Answers.of(200, "User-agent: *\nDisallow: /closed", "Content-Type: image/png"));
    assertThat(allowed("/closed")).isFalse();
  }

  @Test
  void findsNoRulesInAPage() {
    server.html("/robots.txt", "<!doctype html><title>Новости</title><p>Disallow: /</p>");
    assertThat(allowed("/a")).isTrue();
  }

  @Test
  void readsTheBeginningOfAHugeFile() {
    robotsTxt(
        "User-agent: *\nDisallow: /first\n"
            + "# nothing to see here\n".repeat(40_000)
            + "Disallow: /last\n");

    assertThat(allowed("/first")).isFalse();
    assertThat(allowed("/last")).isTrue();
  }

  @Test
  void matchesHostileWildcardsInTime() {
    robotsTxt("User-agent: *\nDisallow: /" + "*a".repeat(200) + "$\n");

    assertThat(allowed("/" + "a".repeat(2_000) + "b")).isTrue();
  }

  @Test
  void obeysACrawlDelayUpToItsCapAndTellsOfIt() throws FetchException {
    server.route(
        "/robots.txt",
        Answers.inTurn(
            text("User-agent: *\nCrawl-delay: 2.5"),
            text("User-agent: *\nCrawl-delay: 3600"),
            text("User-agent: *\nDisallow:")));

    assertThat(robots.delay(server.url("/a"))).isEqualTo(Duration.ofMillis(2500));
    assertThat(notices).isEmpty();

    time.advance(Duration.ofDays(1));
    assertThat(robots.delay(server.url("/a"))).isEqualTo(Duration.ofSeconds(30));
    assertThat(allowed("/a")).isTrue();
    assertThat(notices)
        .containsExactly(
            server.url("/robots.txt")
                + ": asks for a Crawl-delay of 3600 s, 30 s is kept, the most that is allowed"
                + " here");

    time.advance(Duration.ofDays(1));
    assertThat(robots.delay(server.url("/a"))).isZero();
  }

  @Test
  void asksNothingWhenToldNotToObey() {
    robotsTxt("User-agent: *\nDisallow: /");
    Robots careless = new Robots(http, settings.withObeyRobots(false), time, notices::add);

    assertThatCode(() -> careless.check(server.url("/a"))).doesNotThrowAnyException();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void asksTheServerOfANameThatJavaCanNotRead() {
    FetchException e =
        catchThrowableOfType(
            FetchException.class, () -> robots.check(URI.create("http://no_such.invalid/a")));

    assertThat(e)
        .hasMessageEndingWith("http://no_such.invalid/robots.txt: the host's name has no address");
  }

  @Test
  void leavesAForbiddenAddressToTheFetcher() {
    HttpFetcher guarded = new HttpFetcher(FetchSettings.DEFAULT, time);
    Robots robots = new Robots(guarded, FetchSettings.DEFAULT, time, notices::add);

    assertThatCode(() -> robots.check(server.url("/a"))).doesNotThrowAnyException();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void isAskedAtEveryHopOfARedirect() {
    robotsTxt("User-agent: *\nDisallow: /closed\n");
    server.route("/open", Answers.redirect("/closed"));
    server.html("/closed", "<p>Not for us.");

    assertThatThrownBy(() -> http.obeying(robots).fetch(FetchRequest.of(server.url("/open"))))
        .hasMessage(server.url("/closed") + ": forbidden by its robots.txt");
    assertThat(server.count("/closed")).isZero();
  }

  private boolean allowed(String path) {
    FetchException e =
        catchThrowableOfType(FetchException.class, () -> robots.check(server.url(path)));
    return e == null;
  }

  private void robotsTxt(String text) {
    server.route("/robots.txt", text(text));
  }

  private static MisbehavingServer.Route text(String text) {
    return Answers.of(200, text, "Content-Type: text/plain");
  }
}
