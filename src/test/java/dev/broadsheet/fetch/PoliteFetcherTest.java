package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.adapter.FetchOptions.Render;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PoliteFetcherTest {
  private static final URI A = URI.create("http://a.example/1");
  private static final URI B = URI.create("http://b.example/1");
  private static final Instant START = Instant.parse("2024-11-08T16:20:00Z");

  /** Makes every jitter the middle one: back-offs are exactly 1 s, 2 s, 4 s. */
  private static final RandomGenerator MIDDLE = () -> 1L << 63;

  private final FakeTime time = new FakeTime(START);
  private final FetchSettings settings = FetchSettings.DEFAULT.withObeyRobots(false);
  private final Script script = new Script();
  private final Politeness politeness = politeness(settings, time);

  @Test
  void keepsASecondBetweenTheStartsOfRequestsToAHost() throws FetchException {
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);

    fetcher.fetch(FetchRequest.of(A));
    time.advance(Duration.ofMillis(400));
    fetcher.fetch(FetchRequest.of(A));
    time.advance(Duration.ofSeconds(5));
    fetcher.fetch(FetchRequest.of(A));

    assertThat(script.starts).containsExactly("0.0 /1", "1.0 /1", "6.0 /1");
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void letsAnotherHostAndAnotherPortPass() throws FetchException {
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);

    fetcher.fetch(FetchRequest.of(A));
    fetcher.fetch(FetchRequest.of(URI.create("http://новости_дня.example/1")));
    fetcher.fetch(FetchRequest.of(B));
    fetcher.fetch(FetchRequest.of(URI.create("http://a.example:8080/1")));
    assertThat(time.sleeps()).isEmpty();

    fetcher.fetch(FetchRequest.of(URI.create("http://A.example:80/2")));
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void mindsAHostToWhichAnotherHasLed() throws FetchException {
    try (MisbehavingServer one = MisbehavingServer.start();
        MisbehavingServer other = MisbehavingServer.start()) {
      one.route("/1", Answers.redirect(other.url("/1").toString()));
      other.html("/1", "x").html("/2", "x").html("/3", "x");
      FetchSettings both = settings.withAllowedHosts(Set.of(one.authority(), other.authority()));
      PoliteFetcher fetcher =
          new PoliteFetcher(
              new HttpFetcher(both, time),
              politeness(both, time),
              FetchOptions.DEFAULT,
              Meter.NONE);

      fetcher.fetch(FetchRequest.of(one.url("/1")));
      fetcher.fetch(FetchRequest.of(other.url("/2")));
      assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));

      other.route("/1", Answers.of(429, "", "Retry-After: 300"));
      assertThat(failure(fetcher, one.url("/1")).status()).hasValue(429);
      assertThat(failure(fetcher, other.url("/3")).reason()).isEqualTo(Reason.CLOSED);
      assertThat(other.count("/3")).isZero();
    }
  }

  @Test
  void keepsTheDelayOfAHostToWhichAnotherLeads() throws FetchException {
    try (MisbehavingServer one = MisbehavingServer.start();
        MisbehavingServer other = MisbehavingServer.start()) {
      one.route("/1", Answers.redirect(other.url("/1").toString())).html("/2", "x");
      one.route("/gone", Answers.redirect(other.url("/gone").toString()));
      other.html("/1", "x");
      other.route("/robots.txt", Answers.of(200, "User-agent: *\nCrawl-delay: 7"));
      FetchSettings both =
          FetchSettings.DEFAULT.withAllowedHosts(Set.of(one.authority(), other.authority()));
      HttpFetcher http = new HttpFetcher(both, time);
      PoliteFetcher fetcher =
          new PoliteFetcher(http, politeness(both, time), FetchOptions.DEFAULT, Meter.NONE);

      for (String path : List.of("/1", "/1", "/2", "/2")) {
        fetcher.fetch(FetchRequest.of(one.url(path)));
      }
      assertThat(failure(fetcher, one.url("/gone")).status()).hasValue(404);
      fetcher.fetch(FetchRequest.of(one.url("/2")));

      assertThat(time.sleeps().stream().map(Duration::toSeconds))
          .containsExactly(7L, 7L, 1L, 1L, 7L);
    }
  }

  @Test
  void tellsEveryTryAndHowLongItWaitedForItsTurn() throws FetchException {
    List<String> told = new ArrayList<>();
    Meter meter = (host, waited, answered, bytes) -> told.add(host + " " + waited + " " + bytes);
    PoliteFetcher fetcher =
        new PoliteFetcher(script, politeness(settings, time), FetchOptions.DEFAULT, meter);

    fetcher.fetch(FetchRequest.of(A));
    script.fails(500);
    fetcher.fetch(FetchRequest.of(A));
    fetcher.fetch(FetchRequest.of(URI.create("http://a.example:8080/1")));

    assertThat(told)
        .containsExactly(
            "a.example PT0S 0", "a.example PT1S 0", "a.example PT0S 0", "a.example:8080 PT0S 0");
  }

  @Test
  void takesTheDelayOfTheSiteAndRemembersTheHostAcrossSites() throws FetchException {
    PoliteFetcher slow = polite(options(Duration.ofSeconds(5), 1));
    PoliteFetcher fast = polite(options(Duration.ofMillis(100), 1));

    slow.fetch(FetchRequest.of(A));
    fast.fetch(FetchRequest.of(A));
    slow.fetch(FetchRequest.of(A));

    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100), Duration.ofSeconds(5));
  }

  @Test
  void takesTheCrawlDelayWhenItIsLonger() throws FetchException {
    try (MisbehavingServer server = MisbehavingServer.start()) {
      server.route(
          "/robots.txt",
          Answers.of(200, "User-agent: *\nCrawl-delay: 7", "Content-Type: text/plain"));
      FetchSettings obeying = FetchSettings.DEFAULT.withAllowedHosts(Set.of(server.authority()));
      PoliteFetcher fetcher =
          new PoliteFetcher(script, politeness(obeying, time), FetchOptions.DEFAULT, Meter.NONE);

      fetcher.fetch(FetchRequest.of(server.url("/1")));
      fetcher.fetch(FetchRequest.of(server.url("/2")));

      assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void asksForNoPageWhileTooMuchIsInHand() throws InterruptedException {
    Politeness full = politeness(settings.withMaxBacklog(100), time);
    PoliteFetcher fetcher = new PoliteFetcher(script, full, FetchOptions.DEFAULT, Meter.NONE);
    full.backlog().add(60);
    full.backlog().add(60);
    Thread waiting = waiting(() -> fetchQuietly(fetcher));
    assertThat(script.starts).isEmpty();

    full.backlog().remove(60);
    waiting.join();

    assertThat(script.starts).containsExactly("0.0 /1");
  }

  @Test
  void leavesItsPlaceAtTheHostWhenItIsStoppedWhileItWaitsForRoom() throws Exception {
    Politeness full = politeness(settings.withMaxBacklog(1), time);
    PoliteFetcher fetcher = new PoliteFetcher(script, full, FetchOptions.DEFAULT, Meter.NONE);
    full.backlog().add(1);
    Thread waiting =
        waiting(
            () ->
                assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(A)))
                    .hasMessageContaining("interrupted"));
    waiting.interrupt();
    waiting.join();

    full.backlog().remove(1);
    fetcher.fetch(FetchRequest.of(A));

    assertThat(script.starts).hasSize(1);
  }

  /** A thread that has come to where it waits. */
  private static Thread waiting(Runnable work) {
    Thread thread = Thread.ofPlatform().start(work);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void triesTwiceMoreWithBackOffWhatCanPass() {
    script.fails(500).fails(502).fails(500);

    assertThatThrownBy(() -> polite(options(Duration.ZERO, 1)).fetch(FetchRequest.of(A)))
        .hasMessage("http://a.example/1: 500 Internal Server Error (3 tries)");

    assertThat(script.starts).containsExactly("0.0 /1", "1.0 /1", "3.0 /1");
  }

  @Test
  void endsNothingButThePageByAFaultOfItsOwn() {
    Fetcher faulty =
        new Fetcher() {
          @Override
          public Page fetch(FetchRequest request) {
            if (request.url().getPath().equals("/deep")) {
              throw new StackOverflowError();
            }
            throw new StringIndexOutOfBoundsException("begin 14, end 6");
          }

          @Override
          public void close() {}
        };
    PoliteFetcher fetcher =
        new PoliteFetcher(faulty, politeness, options(Duration.ZERO, 1), Meter.NONE);

    for (String path : List.of("/1", "/deep")) {
      FetchException e = asked(fetcher, path);

      assertThat(e.reason()).isEqualTo(Reason.BROKEN_RESPONSE);
      assertThat(e).hasMessageContaining("a fault of Broadsheet while it was fetched");
    }
  }

  @Test
  void triesATimeoutAndABrokenConnectionAgain() throws FetchException {
    script.fails(Reason.TIMEOUT, true).fails(Reason.CONNECTION, true);

    Page page = polite(options(Duration.ZERO, 1)).fetch(FetchRequest.of(A));

    assertThat(page.status()).isEqualTo(200);
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void spreadsTheBackOffByAQuarterEachWay() {
    FetchException e = new FetchException(A, Reason.TIMEOUT, true, "late", null);
    Politeness least = new Politeness(robots(settings), settings, time, time, () -> 0);
    Politeness most = new Politeness(robots(settings), settings, time, time, () -> -1);

    assertThat(least.backOff(e, 1)).isEqualTo(Duration.ofMillis(750));
    assertThat(most.backOff(e, 1)).isEqualTo(Duration.ofMillis(1250));
    assertThat(most.backOff(e, 2)).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void triesNothingAgainThatCanNotPass() {
    script.fails(403).fails(Reason.TOO_LARGE, false).fails(Reason.ROBOTS, true);
    PoliteFetcher fetcher = polite(options(Duration.ZERO, 1));

    assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(A)))
        .hasMessage("http://a.example/1: 403 Forbidden (not retried)");
    assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(A)))
        .hasMessage("http://a.example/1: TOO_LARGE");
    assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(A)))
        .hasMessage("http://a.example/1: ROBOTS");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws FetchException {
    script.fails(429, Duration.ofSeconds(20));

    polite(FetchOptions.DEFAULT).fetch(FetchRequest.of(A));

    assertThat(script.starts).containsExactly("0.0 /1", "20.0 /1");
  }

  @Test
  void leavesAHostAloneForAsLongAsItAsksAndAsksForNothingMeanwhile() throws FetchException {
    script.fails(503, Duration.ofHours(1));
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);

    assertThat(asked(fetcher, "/1").retryAfter()).hasValue(Duration.ofHours(1));
    time.advance(Duration.ofMinutes(20));
    FetchException second = asked(fetcher, "/2");
    assertThat(second).hasMessageContaining("its host is left alone");
    assertThat(second.reason()).isEqualTo(Reason.CLOSED);
    assertThat(second.retryAfter()).hasValue(Duration.ofMinutes(40));
    time.advance(Duration.ofMinutes(39).plusSeconds(30));
    fetcher.fetch(FetchRequest.of(A.resolve("/3")));

    assertThat(script.starts).containsExactly("0.0 /1", "3600.0 /3");
  }

  @Test
  void believesNoHostThatAsksForDecades() throws FetchException {
    script.fails(429, Duration.ofSeconds(999_999_999));
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);
    asked(fetcher, "/1");

    time.advance(Duration.ofDays(1));
    fetcher.fetch(FetchRequest.of(A.resolve("/2")));

    assertThat(script.starts).hasSize(2);
  }

  @Test
  void leavesAHostAloneForWhichNobodyAnswersForLongerEachTime() throws FetchException {
    for (int i = 0; i < 6 * 3; i++) {
      script.fails(Reason.CONNECTION, true);
    }
    PoliteFetcher fetcher = polite(options(Duration.ZERO, 1));

    for (int page = 1; page <= 6; page++) {
      assertThat(asked(fetcher, "/" + page).reason()).isEqualTo(Reason.CONNECTION);
    }
    FetchException seventh = asked(fetcher, "/7");
    assertThat(seventh.reason()).isEqualTo(Reason.SILENT);
    assertThat(seventh.retryAfter()).hasValue(Duration.ofMinutes(2));
    assertThat(script.starts.stream().filter(start -> seconds(start) % 3 == 0))
        .contains("0.0 /1", "3.0 /2", "6.0 /3", "24.0 /4", "57.0 /5", "120.0 /6");

    time.advance(Duration.ofMinutes(2));
    fetcher.fetch(FetchRequest.of(A.resolve("/8")));
    assertThat(script.starts).last().isEqualTo("243.0 /8");
    script.fails(Reason.CONNECTION, false);
    asked(fetcher, "/9");
    fetcher.fetch(FetchRequest.of(A.resolve("/10")));
    assertThat(script.starts).last().as("once is no outage").isEqualTo("243.0 /10");
  }

  private static FetchException asked(PoliteFetcher fetcher, String path) {
    return catchThrowableOfType(
        FetchException.class, () -> fetcher.fetch(FetchRequest.of(A.resolve(path))));
  }

  @Test
  void waitsNoLongerWhenTheClockIsSetBack() throws FetchException {
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);
    script.fails(429, Duration.ofSeconds(20));
    fetcher.fetch(FetchRequest.of(A));
    int sleeps = time.sleeps().size();

    time.advance(Duration.ofHours(-1));
    fetcher.fetch(FetchRequest.of(A));

    assertThat(time.sleeps().subList(sleeps, time.sleeps().size()))
        .allMatch(sleep -> sleep.compareTo(Duration.ofSeconds(2)) < 0);
  }

  @Test
  void givesAHostThatAnswersSlowlyAsMuchTimeBetween() throws FetchException {
    script.takes(Duration.ofSeconds(8));
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);
    for (int page = 1; page <= 4; page++) {
      fetcher.fetch(FetchRequest.of(A.resolve("/" + page)));
    }
    script.takes(Duration.ZERO);
    for (int page = 5; page <= 12; page++) {
      fetcher.fetch(FetchRequest.of(A.resolve("/" + page)));
    }

    assertThat(script.starts.subList(0, 4))
        .as("slow")
        .containsExactly("0.0 /1", "8.0 /2", "16.0 /3", "24.0 /4");
    assertThat(script.starts.subList(10, 12))
        .as("well again")
        .satisfies(
            last -> assertThat(seconds(last.getLast()) - seconds(last.getFirst())).isEqualTo(1.0));
  }

  private static double seconds(String start) {
    return Double.parseDouble(start.substring(0, start.indexOf(' ')));
  }

  @Test
  void keepsMoreDistanceToAnOverloadedHostUntilItRecovers() throws FetchException {
    script.fails(503);
    PoliteFetcher fetcher = polite(FetchOptions.DEFAULT);
    for (int page = 1; page <= 5; page++) {
      fetcher.fetch(FetchRequest.of(A.resolve("/" + page)));
    }

    assertThat(script.starts)
        .containsExactly("0.0 /1", "2.0 /1", "3.5 /2", "4.75 /3", "5.875 /4", "6.875 /5");
  }

  @Test
  void sendsTheHeadersOfTheSite() throws FetchException {
    FetchOptions options = options(Duration.ZERO, 1, Map.of("Accept-Language", "uk"));

    polite(options).fetch(FetchRequest.of(A));

    assertThat(script.requests.getFirst().headers()).containsEntry("Accept-Language", "uk");
  }

  @Test
  void letsOneIntoAHostAtATimeAndMoreWhenTold() throws InterruptedException {
    assertThat(mostAtATime(1)).isEqualTo(1);
    assertThat(mostAtATime(3)).isEqualTo(3);
  }

  @Test
  void letsThoseWhoWaitInInTheOrderTheyCame() throws InterruptedException {
    HostGate gate = new HostGate(time, time, Duration.ofMinutes(1));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    gate.enter(Duration.ZERO, 1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      int place = i;
      Thread thread = Thread.ofVirtual().start(() -> passThrough(gate, () -> order.add(place)));
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      threads.add(thread);
    }

    gate.leave();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(order).containsExactly(1, 2, 3, 4, 5);
  }

  private static void passThrough(HostGate gate, Runnable inside) {
    try {
      gate.enter(Duration.ZERO, 1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    inside.run();
    gate.leave();
  }

  @Test
  void stopsWaitingWhenInterrupted() throws InterruptedException {
    CountDownLatch asleep = new CountDownLatch(1);
    Sleeper forEver =
        t -> {
          asleep.countDown();
          Thread.sleep(Duration.ofHours(1));
        };
    Politeness politeness = new Politeness(robots(settings), settings, time, forEver, MIDDLE);
    PoliteFetcher fetcher = new PoliteFetcher(script, politeness, FetchOptions.DEFAULT, Meter.NONE);
    List<Object> result = Collections.synchronizedList(new ArrayList<>());
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    fetcher.fetch(FetchRequest.of(A));
                    fetcher.fetch(FetchRequest.of(A));
                  } catch (FetchException e) {
                    result.add(e.reason());
                    result.add(Thread.currentThread().isInterrupted());
                  }
                });
    asleep.await();

    thread.interrupt();
    thread.join();

    assertThat(result).containsExactly(Reason.INTERRUPTED, true);
  }

  private static FetchException failure(Fetcher fetcher, URI url) {
    return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(FetchRequest.of(url)));
  }

  /** How many of nine requests are inside the fetcher together, when it lets them out slowly. */
  private int mostAtATime(int parallel) throws InterruptedException {
    Semaphore inside = new Semaphore(0);
    Semaphore out = new Semaphore(0);
    Fetcher slow =
        new Fetcher() {
          @Override
          public Page fetch(FetchRequest request) {
            inside.release();
            out.acquireUninterruptibly();
            return page(request);
          }

          @Override
          public void close() {}
        };
    PoliteFetcher fetcher =
        new PoliteFetcher(
            slow, politeness(settings, time), options(Duration.ZERO, parallel), Meter.NONE);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      threads.add(Thread.ofVirtual().start(() -> fetchQuietly(fetcher)));
    }
    int most = 0;
    for (int left = 9; left > 0; left -= parallel) {
      inside.acquire(parallel);
      most = Math.max(most, parallel + inside.availablePermits());
      out.release(parallel);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return most;
  }

  private static void fetchQuietly(Fetcher fetcher) {
    try {
      fetcher.fetch(FetchRequest.of(A));
    } catch (FetchException e) {
      throw new AssertionError(e);
    }
  }

  private PoliteFetcher polite(FetchOptions options) {
    return new PoliteFetcher(script, politeness, options, Meter.NONE);
  }

  private Politeness politeness(FetchSettings settings, FakeTime time) {
    return new Politeness(robots(settings), settings, time, time, MIDDLE);
  }

  private Robots robots(FetchSettings settings) {
    return new Robots(new HttpFetcher(settings, time), settings, time, notice -> {});
  }

  private static FetchOptions options(Duration delay, int parallel) {
    return options(delay, parallel, Map.of());
  }

  private static Page page(FetchRequest request) {
    return Page.ofFile(request.url(), new byte[0], Optional.empty(), START);
  }

  /** Fails as told, then answers; notes when, in seconds, it was asked for what. */
  private final class Script implements Fetcher {
    final List<String> starts = new ArrayList<>();
    final List<FetchRequest> requests = new ArrayList<>();
    private final Deque<FetchException> failures = new ArrayDeque<>();
    private Duration takes = Duration.ZERO;

    Script takes(Duration each) {
      takes = each;
      return this;
    }

    Script fails(int status) {
      return fails(status, null);
    }

    Script fails(int status, Duration retryAfter) {
      failures.add(
          new FetchException(
              A,
              Reason.STATUS,
              OptionalInt.of(status),
              HttpStatus.canPass(status),
              Optional.ofNullable(retryAfter),
              HttpStatus.named(status),
              null));
      return this;
    }

    Script fails(Reason reason, boolean retryable) {
      failures.add(new FetchException(A, reason, retryable, reason.name(), null));
      return this;
    }

    @Override
    public Page fetch(FetchRequest request) throws FetchException {
      double second = Duration.between(START, time.instant()).toMillis() / 1000.0;
      starts.add(second + " " + request.url().getPath());
      requests.add(request);
      time.advance(takes);
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      return page(request);
    }

    @Override
    public void close() {}
  }

  private static FetchOptions options(Duration delay, int parallel, Map<String, String> headers) {
    return new FetchOptions(
        Render.HTTP,
        delay,
        parallel,
        BrowserSteps.NONE,
        headers,
        Optional.empty(),
        Budget.UNBOUNDED,
        List.of());
  }
}
