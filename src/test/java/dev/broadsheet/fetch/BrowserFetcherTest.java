package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.adapter.BrowserSteps.LoadMore;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.LocalChromium;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One browser and one server serve all tests whose settings are the usual ones. */
@TestInstance(Lifecycle.PER_CLASS)
class BrowserFetcherTest extends FetcherContractTest {
  private static final Instant NOW = Instant.parse("2025-11-05T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @BeforeAll
  void skipWithoutABrowser() {
    boolean installed = BrowserFetcher.isInstalled(BrowserOptions.DEFAULT);
    if (!installed) {
      System.out.println("BrowserFetcherTest is skipped: " + Chromium.MISSING);
    }
    assumeTrue(installed, Chromium.MISSING);
    LocalChromium.quit();
  }

  private final BrowserFetcher shared = new BrowserFetcher(settings, BrowserOptions.DEFAULT, CLOCK);

  @Override
  Fetcher fetcher(FetchSettings settings) {
    return settings.equals(this.settings)
        ? shared.taking(BrowserSteps.NONE)
        : new BrowserFetcher(settings, BrowserOptions.DEFAULT, CLOCK);
  }

  @Override
  @AfterEach
  void stopTheServer() {
    server.forget();
  }

  @AfterAll
  void stopAll() {
    shared.close();
    server.close();
  }

  @Override
  Duration shortTimeout() {
    return Duration.ofSeconds(1);
  }

  @Test
  void givesTheDocumentAsScriptsHaveMadeItInUtf8() throws FetchException {
    server.route("/api", Answers.of(200, "\"Паром пришёл вовремя.\"", "Content-Type: text/json"));
    byte[] sent =
        """
        <!doctype html><meta charset=windows-1251><title>Паром</title><p id=text></p>
        <script>
          fetch('/api').then(r => r.json()).then(t => text.textContent = t);
        </script>
        """
            .getBytes(Charset.forName("windows-1251"));
    server.route("/", Answers.of(200, sent, "Content-Type: text/html", "ETag: one"));

    Page page = fetch("/", settings);

    assertThat(text(page))
        .startsWith("<!DOCTYPE html><html><head>")
        .contains("<title>Паром</title>", "<p id=\"text\">Паром пришёл вовремя.</p>");
    assertThat(page.charset()).hasValue(StandardCharsets.UTF_8);
    assertThat(page.via()).isEqualTo(Page.Via.BROWSER);
    assertThat(page.fetched()).isEqualTo(NOW);
    Page answer = page.sent().orElseThrow();
    assertThat(answer.body()).isEqualTo(sent);
    assertThat(answer.header("ETag")).hasValue("one");
    assertThat(answer.charset()).isEmpty();
    assertThat(server.count("/")).isOne();
  }

  @Test
  void tellsNoAnswerWhoseBytesItCannotTell() throws FetchException {
    byte[] broken = "<p>Пором</p>".getBytes(StandardCharsets.UTF_8);
    broken[4] = ' ';
    server.route("/", Answers.of(200, broken, "Content-Type: text/html; charset=utf-8"));

    assertThat(fetch("/", settings).sent()).isEmpty();
  }

  @Test
  void waitsForWhatTheAdapterNamesButNotForEver() throws FetchException {
    server.html("/late", "<script>setTimeout(() => document.body.id = 'ready', 600)</script>");
    server.html("/never", "<script>setTimeout(() => document.body.id = 'ready', 1e8)</script>");
    BrowserOptions still = BrowserOptions.DEFAULT.withQuiet(Duration.ofMillis(50));
    BrowserSteps steps = BrowserSteps.waitingFor("#ready");

    try (BrowserFetcher fetcher =
        new BrowserFetcher(settings, still.withPatience(Duration.ofSeconds(20)), CLOCK)) {
      assertThat(text(fetcher, "/never")).contains("<script>");
      assertThat(text(fetcher.taking(steps), "/late")).contains("id=\"ready\"");
    }
    try (BrowserFetcher fetcher =
        new BrowserFetcher(settings, still.withPatience(Duration.ofMillis(500)), CLOCK)) {
      assertThat(text(fetcher.taking(steps), "/never")).contains("<script>");
    }
  }

  @Test
  void clicksLoadsMoreAndScrollsUntilNothingNewComes() throws FetchException {
    longList();
    BrowserSteps steps =
        new BrowserSteps(
            Optional.of("#list"),
            List.of("#whole", "#absent"),
            Optional.of(new LoadMore("#more", 10)),
            50);

    String page = text(shared.taking(steps), "/");

    assertThat(page).contains("Весь текст", "loaded 2", "screen 3");
    assertThat(page).doesNotContain("loaded 3", "screen 4");
    assertThat(server.count("/whole")).isEqualTo(1);
  }

  @Test
  void stopsAtTheLimitsOfItsSteps() throws FetchException {
    longList();
    BrowserSteps steps =
        new BrowserSteps(Optional.of("#list"), List.of(), Optional.of(new LoadMore("#more", 1)), 1);

    String page = text(shared.taking(steps), "/");

    assertThat(page).contains("loaded 1").doesNotContain("Весь текст", "loaded 2", "screen 2");
  }

  /** A button for the whole text, a list that grows twice by a button, then thrice by scrolling. */
  private void longList() {
    server.route("/whole", Answers.of(200, "Весь текст", "Content-Type: text/plain"));
    server.route("/item", Answers.of(200, "item", "Content-Type: text/plain"));
    server.html(
        "/",
        """
        <button id=whole>…</button><div id=list></div><button id=more>More</button>
        <script>
          let loaded = 0, screens = 0;
          const add = async text => {
            await fetch('/item');
            const item = document.createElement('p');
            item.style = 'height: 800px';
            item.textContent = text;
            list.append(item);
          };
          whole.onclick = async () => {
            whole.textContent = await (await fetch('/whole')).text();
          };
          more.onclick = async () => {
            await add('loaded ' + ++loaded);
            if (loaded === 2) more.remove();
          };
          let adding = false;
          onscroll = async () => {
            const atTheEnd = scrollY + innerHeight >= document.body.scrollHeight - 100;
            if (!atTheEnd || adding || screens === 3) return;
            adding = true;
            await add('screen ' + ++screens);
            adding = false;
          };
        </script>
        """);
  }

  @Test
  void tellsOfASelectorThatChromiumDoesNotTake() {
    server.html("/", "<p>x");

    FetchException e = failure(shared.taking(BrowserSteps.waitingFor("p:has(")), "/");

    assertThat(e.retryable()).isFalse();
    assertThat(e).hasMessageContaining("Chromium does not take the selector p:has(");
  }

  @Test
  void blamesNoPageForTheOneBeforeThatHangs() throws Exception {
    server.html(
        "/hangs",
        """
        <p id=there>x
        <script>
          setInterval(async () => {
            const answer = await fetch('/hang-now');
            if (answer.ok) fetch('/hanging');
            while (answer.ok) {}
          }, 20);
        </script>
        """);
    server.html("/good", "<p>Хорошая страница.");
    BrowserOptions one = BrowserOptions.DEFAULT.withTabs(1);

    try (BrowserFetcher fetcher = new BrowserFetcher(settings, one, CLOCK)) {
      text(fetcher.taking(BrowserSteps.waitingFor("#there")), "/hangs");
      CountDownLatch hanging = new CountDownLatch(1);
      server.route("/hanging", exchange -> hanging.countDown());
      server.html("/hang-now", "now");
      // under load the browser may leave the page before it hangs
      hanging.await(3, TimeUnit.SECONDS);
      assertThat(text(fetcher, "/good")).contains("Хорошая страница.");
    }
  }

  @Test
  void replacesABrowserThatIsOld() throws FetchException {
    server.html("/", "<p>x");
    BrowserOptions shortLived = BrowserOptions.DEFAULT.withTabs(1).withLifetime(Duration.ZERO);

    try (BrowserFetcher fetcher = new BrowserFetcher(settings, shortLived, CLOCK)) {
      List<ProcessHandle> others = browsers();
      text(fetcher, "/");
      List<ProcessHandle> first = browsers();
      first.removeAll(others);
      text(fetcher, "/");
      assertThat(first)
          .isNotEmpty()
          .allSatisfy(b -> assertThat(b.onExit()).succeedsWithin(Duration.ofMinutes(5)));
    }
  }

  /** It hangs at once, or when it has said that it is there. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void givesUpABrowserThatHangsWhileItStarts(int answers, @TempDir Path folder) throws Exception {
    Path chromium =
        Files.writeString(
            folder.resolve("chromium"),
            """
            #!/bin/sh
            for id in $(seq %d); do
              dd bs=64k count=1 <&3 >/dev/null 2>&1
              printf '{"id":%%d,"result":{"product":"Chrome/140","userAgent":"x"}}\\0' $id >&4
            done
            exec sleep 600
            """
                .formatted(answers));
    assertThat(chromium.toFile().setExecutable(true)).isTrue();
    BrowserOptions hanging =
        BrowserOptions.DEFAULT.withExecutable(chromium).withStart(Duration.ofSeconds(3));

    try (BrowserFetcher fetcher = new BrowserFetcher(settings, hanging, CLOCK)) {
      assertThat(CompletableFuture.supplyAsync(() -> failure(fetcher, "/")))
          .succeedsWithin(Duration.ofMinutes(2))
          .extracting(Throwable::getMessage)
          .isEqualTo(server.url("/") + ": " + chromium + " did not start: not in 3 s");
    }
  }

  @Test
  void reachesNoPrivateAddressFromInsideAPage() throws Exception {
    try (MisbehavingServer secret = MisbehavingServer.start()) {
      String address = secret.authority();
      server.html(
          "/",
          """
          <link rel=stylesheet href=http://ADDRESS/css><link rel=preconnect href=http://ADDRESS/>
          <script src=http://ADDRESS/js></script><img src=http://ADDRESS/img>
          <iframe src=http://ADDRESS/frame></iframe><iframe src=/bounce></iframe>
          <script>
            new WebSocket('ws://ADDRESS/ws'); new EventSource('http://ADDRESS/events');
            navigator.sendBeacon('http://ADDRESS/beacon', 'x');
            fetch('http://ADDRESS/fetch', {mode: 'no-cors'});
            fetch('https://ADDRESS/tls', {mode: 'no-cors'});
            fetch('http://localhost:PORT/name', {mode: 'no-cors'});
          </script><p>Обычная новость.
          """
              .replace("ADDRESS", address)
              .replace("PORT", String.valueOf(secret.url("/").getPort())));
      server.route("/bounce", Answers.redirect("http://" + address + "/bounced"));
      server.route("/away", Answers.redirect("http://" + address + "/away"));
      server.html("/script", "<script>location = 'http://" + address + "/script'</script>");

      try (Fetcher fetcher = fetcher(settings)) {
        assertThat(text(fetcher, "/")).contains("Обычная новость.");
        assertThat(failure(fetcher, "/away").reason()).isEqualTo(Reason.REFUSED_ADDRESS);
        assertThat(failure(fetcher, "/script").reason()).isEqualTo(Reason.REFUSED_ADDRESS);
      }
      assertThat(secret.requests()).isEmpty();
    }
  }

  @Test
  void sendsNoDatagramPastTheProxy() throws Exception {
    try (DatagramSocket stun = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      server.html(
          "/",
          """
          <script>
            const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:%d'}]});
            peer.createDataChannel('x');
            peer.createOffer().then(o => peer.setLocalDescription(o))
              .then(() => setTimeout(() => document.body.id = 'gathered', 500));
          </script>
          """
              .formatted(stun.getLocalPort()));
      Fetcher fetcher = shared.taking(BrowserSteps.waitingFor("#gathered"));
      assertThat(text(fetcher, "/")).contains("id=\"gathered\"");
      stun.setSoTimeout(1);
      assertThatThrownBy(() -> stun.receive(new DatagramPacket(new byte[1500], 1500)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void outlivesScriptsThatNeverEndAndBrowsersThatDie() throws FetchException {
    server.html("/at-once", "<p>x<script>while (true) {}</script>");
    server.html("/later", "<p>x<script>setTimeout(() => { while (true) {} }, 50)</script>");
    server.html("/good", "<p>Хорошая страница.");

    List<ProcessHandle> others = browsers();
    try (Fetcher fetcher = fetcher(settings.withTimeout(Duration.ofSeconds(2)))) {
      for (String path : List.of("/at-once", "/later")) {
        FetchException e = failure(fetcher, path);
        assertThat(e.reason()).as(path).isEqualTo(Reason.TIMEOUT);
        assertThat(e.retryable()).isTrue();
      }
      assertThat(text(fetcher, "/good")).contains("Хорошая страница.");
      List<ProcessHandle> own = browsers();
      own.removeAll(others);
      own.forEach(ProcessHandle::destroyForcibly);
      own.forEach(b -> b.onExit().join());
      assertThat(text(fetcher, "/good")).contains("Хорошая страница.");
    }
    assertThat(others).containsAll(browsers());
  }

  private static List<ProcessHandle> browsers() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().filter(c -> c.contains("chrom")).isPresent())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void answersNoQuestionsAndOpensNoWindows() throws FetchException {
    server.html("/popup", "<p>Реклама");
    server.html(
        "/",
        """
        <p id=text></p><a id=link target=_blank href=/popup>x</a>
        <script>
          window.onbeforeunload = () => 'stay';
          const answers = [alert('hello'), confirm('sure?'), prompt('name?')];
          const popup = window.open('/popup');
          link.click();
          text.textContent = JSON.stringify(answers) + (popup === null);
        </script>
        """);

    try (Fetcher fetcher = fetcher(settings)) {
      FetchRequest request = FetchRequest.of(server.url("/"));
      assertThat(text(fetcher.fetch(request))).contains("[null,false,null]true");
      assertThat(text(fetcher.fetch(request))).contains("[null,false,null]true");
    }
    assertThat(server.count("/popup")).isZero();
  }

  @Test
  void followsScriptsThatLeadOnAndTellsWhereTheyLed() throws FetchException {
    server.html("/old", "<script>location.replace('/new?from=скрипт#top')</script>");
    server.html("/new", "<p>Новый адрес.");

    Page page = fetch("/old", settings);

    assertThat(text(page)).contains("Новый адрес.");
    assertThat(page.requested()).isEqualTo(server.url("/old"));
    assertThat(page.url()).isEqualTo(server.url("/new?from=%D1%81%D0%BA%D1%80%D0%B8%D0%BF%D1%82"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>location = 'myapp://news/1'</script>",
        "<script>addEventListener('load', () => location.replace('intent://news/1#Intent;end'))"
            + "</script>",
        "<script>setTimeout(() => location.href = 'myapp://news/1', 50)</script>",
        "<meta http-equiv=refresh content='0; url=myapp://news/1'>",
        "<iframe src=myapp://news/1></iframe>",
        "<a id=app href=myapp://news/1>x</a><script>app.click()</script>"
      })
  void readsAPageThatWouldLeadToAnApp(String way) throws FetchException {
    server.html("/", "<p>Новость до,</p>" + way + "<p>после и в приложении.</p>");
    server.html("/next", "<p>Следующая.");

    assertThat(text(fetch("/", settings))).contains("Новость до,", "после и в приложении.");
    assertThat(text(fetch("/next", settings))).contains("Следующая.");
  }

  @Test
  void savesNothingAndShowsDocumentsOnly() {
    server.route("/zip", Answers.of(200, "PK", "Content-Type: application/zip"));
    server.route(
        "/attached",
        Answers.of(
            200, "<p>x", "Content-Type: text/html", "Content-Disposition: attachment; filename=x"));
    server.route("/picture", Answers.of(200, "GIF89a", "Content-Type: image/gif"));

    try (Fetcher fetcher = fetcher(settings)) {
      for (String path : List.of("/zip", "/attached", "/picture")) {
        FetchException e = failure(fetcher, path);
        assertThat(e.reason()).as(path).isEqualTo(Reason.NOT_A_DOCUMENT);
        assertThat(e.retryable()).isFalse();
      }
    }
  }

  @Test
  void givesWhatIsNoHtmlAsItWasSent() throws FetchException {
    String feed = "<?xml version='1.0'?><rss version='2.0'><channel/></rss>";
    server.route("/feed", Answers.xml(feed));

    assertThat(text(fetch("/feed", settings))).isEqualTo(feed);
  }

  @Test
  void saysWhoAsksAndSendsHeadersToThePageOnly() throws FetchException {
    server.route("/data", Answers.of(200, "1", "Content-Type: text/plain"));
    server.html("/", "<p>x<script>fetch('/data')</script>");
    FetchRequest request =
        new FetchRequest(
            server.url("/"),
            Optional.empty(),
            Optional.empty(),
            Map.of("X-Token", "secret", "User-Agent", "Somebody else"));

    try (Fetcher fetcher = fetcher(settings.withContact("https://corpus.example/bot"))) {
      fetcher.fetch(request);
      fetcher.fetch(FetchRequest.of(server.url("/")));
    }

    List<MisbehavingServer.Exchange> pages =
        server.requests().stream().filter(r -> r.target().equals("/")).toList();
    assertThat(pages.get(0).headers()).containsEntry("X-Token", "secret");
    assertThat(pages.get(1).headers()).doesNotContainKey("X-Token");
    assertThat(pages.get(0).headers().get("User-Agent"))
        .matches(".* Chrome/.* Broadsheet/\\S+ \\(\\+https://corpus\\.example/bot\\)");
    assertThat(server.requests().stream().filter(r -> r.target().equals("/data")))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.headers()).doesNotContainKey("X-Token"))
        .allSatisfy(r -> assertThat(r.headers()).doesNotContainKey("Proxy-Authorization"));
  }

  @Test
  void sendsHeadersToAPageThatTakesItsFramesAway() throws FetchException {
    server.html("/frame", "<p>x");
    server.html(
        "/",
        """
        <p>Текст<script>
          let frames = 0;
          const timer = setInterval(() => {
            const frame = document.createElement('iframe');
            frame.src = '/frame?' + frames;
            document.body.append(frame);
            setTimeout(() => frame.remove(), frames % 6);
            if (++frames === 200) clearInterval(timer);
          }, 2);
        </script>
        """);
    FetchRequest request =
        new FetchRequest(
            server.url("/"), Optional.empty(), Optional.empty(), Map.of("X-Token", "secret"));

    try (Fetcher fetcher = fetcher(settings)) {
      for (int i = 0; i < 3; i++) {
        assertThat(text(fetcher.fetch(request))).contains("Текст");
      }
    }
  }

  @Test
  void tellsNoServerThePasswordOfItsProxy() {
    server.route(
        "/",
        Answers.status(
            401, "<p>Кто там?", "Content-Type: text/html", "WWW-Authenticate: Basic realm=x"));
    FetchRequest request =
        new FetchRequest(
            server.url("/"), Optional.empty(), Optional.empty(), Map.of("X-Token", "secret"));

    try (Fetcher fetcher = fetcher(settings)) {
      FetchException e = catchThrowableOfType(FetchException.class, () -> fetcher.fetch(request));
      assertThat(e.status()).hasValue(401);
    }
    assertThat(server.count("/")).isOne();
    assertThat(server.requests())
        .noneSatisfy(asked -> assertThat(asked.headers()).containsKey("Authorization"));
  }

  @Test
  void rendersAPageWhoseTypeIsInCapitals() throws FetchException {
    server.route(
        "/",
        Answers.of(
            200,
            "<p id=text></p><script>text.textContent = 'Новость'</script>",
            "Content-Type: TEXT/HTML; charset=utf-8"));

    assertThat(text(fetch("/", settings))).contains("<p id=\"text\">Новость</p>");
  }

  @Test
  void scrollsNoPageThatHasTakenItselfAway() throws FetchException {
    server.html("/", "<p>x<script>onload = () => document.documentElement.remove()</script>");
    Fetcher fetcher =
        shared.taking(new BrowserSteps(Optional.empty(), List.of(), Optional.empty(), 2));

    assertThat(text(fetcher, "/")).isEmpty();
  }

  @Test
  void losesNoPageAndNoBrowserToAFaultOfItsOwn() throws Exception {
    server.html("/", "<p>Текст");
    AtomicBoolean isBroken = new AtomicBoolean();
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            if (isBroken.getAndSet(false)) {
              throw new AssertionError("a fault");
            }
            return NOW;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };

    BrowserOptions one = BrowserOptions.DEFAULT.withTabs(1);
    try (BrowserFetcher fetcher = new BrowserFetcher(settings, one, clock)) {
      text(fetcher, "/");
      isBroken.set(true);
      assertThat(CompletableFuture.supplyAsync(() -> failure(fetcher, "/")))
          .succeedsWithin(Duration.ofMinutes(1))
          .extracting(FetchException::reason)
          .isEqualTo(Reason.BROWSER);
      assertThat(text(fetcher, "/")).contains("Текст");
    }
  }

  @Test
  void loadsNoPicturesFontsAndFilms() throws FetchException {
    server.html(
        "/",
        """
        <style>@font-face {font-family: f; src: url(/font.woff2)} p {font-family: f}</style>
        <p style="background: url(/background.svg)">Текст<img src=/picture.png>
        <video src=/film.mp4 autoplay poster=/poster></video>
        <video src=/film preload=auto></video><audio src=/sound preload=auto></audio>
        <link rel=preload as=image href=/ahead><link rel=preload as=video href=/next>
        <script>fetch('/stream/index.m3u8?x=1')</script>
        """);

    fetch("/", settings);

    assertThat(server.requests().stream().map(MisbehavingServer.Exchange::target))
        .containsExactly("/");
  }

  @Test
  void loadsWhatScriptsAskForWhateverItsAddressLooksLike() throws FetchException {
    List<String> paths = List.of("/body.png", "/icons.svg", "/a.ico?x", "/www.movies/favicon.json");
    paths.forEach(
        path -> server.route(path, Answers.of(200, path.substring(1), "Content-Type: text/plain")));
    server.html(
        "/www.aviation/",
        """
        <p id=p></p>
        <script>
        for (const path of %s) {
          fetch(path).then(answer => answer.text()).then(text => p.append(text + ' '));
        }
        const x = new XMLHttpRequest();
        x.onload = () => p.append('again ' + x.responseText);
        x.open('GET', '/body.png');
        x.send();
        </script>
        """
            .formatted(paths.stream().map(path -> "'" + path + "'").toList()));

    try (Fetcher fetcher = fetcher(settings)) {
      assertThat(text(fetcher, "/www.aviation/"))
          .contains("body.png", "icons.svg", "a.ico", "www.movies/favicon.json", "again body.png");
    }
  }

  @Test
  void asksForNoFavicon() throws FetchException {
    server.html("/", "<p>x");
    server.html("/named", "<link rel=icon href=/favicon-32.png><p>x");
    server.html("/other", "<link rel='shortcut icon' href=/img/mark.ico?v=2><p>x");
    server.html("/png", "<link rel=icon href=/img/mark.png><p>x");
    server.html("/svg", "<link rel=icon type=image/svg+xml href=/img/mark.svg?2><p>x");
    List<String> paths = List.of("/", "/named", "/other", "/png", "/svg", "/");

    for (String path : paths) {
      fetch(path, settings);
    }

    assertThat(server.requests().stream().map(MisbehavingServer.Exchange::target))
        .containsExactlyElementsOf(paths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "chrome://version", "data:text/html,x", "about:blank"})
  void fetchesHttpOnly(String url) {
    try (Fetcher fetcher = fetcher(settings)) {
      assertThat(
              catchThrowableOfType(
                      FetchException.class, () -> fetcher.fetch(FetchRequest.of(URI.create(url))))
                  .reason())
          .isEqualTo(Reason.BAD_URL);
    }
  }

  @Test
  void followsNoScriptToAnAddressWithoutEnd() {
    server.html("/", "<script>history.pushState(0, '', '/' + 'a'.repeat(200000))</script><p>x");

    FetchException e = failure("/", settings);
    assertThat(e.reason()).isEqualTo(Reason.REDIRECT);
    assertThat(e.getMessage()).hasSizeLessThan(400);
  }

  @Test
  void leavesTheWebByNoRedirectAndNoScript() throws FetchException {
    try (Fetcher fetcher = fetcher(settings)) {
      for (String url : List.of("file:///etc/passwd", "chrome://version", "data:text/html,x")) {
        server.route("/redirect", Answers.redirect(url));
        server.html("/script", "<p>Остались.<script>location = '" + url + "'</script>");

        assertThat(failure(fetcher, "/redirect").reason()).as(url).isEqualTo(Reason.REDIRECT);
        assertThat(text(fetcher, "/script")).contains("Остались.");
      }
    }
  }

  @Test
  void tellsWhatToInstallWhereThereIsNoBrowser() {
    BrowserOptions none = BrowserOptions.DEFAULT.withExecutable(Path.of("/nowhere/chromium"));
    try (BrowserFetcher fetcher = new BrowserFetcher(settings, none, CLOCK)) {
      assertThatThrownBy(() -> fetcher.fetch(FetchRequest.of(server.url("/"))))
          .hasMessage(server.url("/") + ": " + Chromium.MISSING);
    }
  }

  private String text(Fetcher fetcher, String path) throws FetchException {
    return text(fetcher.fetch(FetchRequest.of(server.url(path))));
  }

  private FetchException failure(Fetcher fetcher, String path) {
    return catchThrowableOfType(FetchException.class, () -> text(fetcher, path));
  }
}
