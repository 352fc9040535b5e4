package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.broadsheet.fetch.FetchException.Reason;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest extends FetcherContractTest {
  private static final Instant NOW = Instant.parse("2024-11-08T16:20:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final LoopbackTls TLS = LoopbackTls.load();

  /** {@code <p>Новости</p>}, by the brotli command. */
  private static final String BROTLI = "HxQA+CV5fOBKEG2qF2fisAI=";

  /** 40 MiB of zeros in 39 bytes, by the same. */
  private static final String BROTLI_BOMB = "z///fwAkAOKxQHLv//n//w+ABEAcFoDu/X/+//8BkACIwwLQvf8D";

  @Override
  Fetcher fetcher(FetchSettings settings) {
    return new HttpFetcher(settings, CLOCK);
  }

  @Test
  void saysTruthfullyWhoAsks() throws FetchException {
    server.html("/", "<p>Hello.");

    fetch("/", settings.withContact("https://corpus.example/bot"));

    Map<String, String> headers = server.requests().getFirst().headers();
    assertThat(headers.get("User-Agent"))
        .matches("Broadsheet/\\S+ \\(\\+https://corpus\\.example/bot\\)");
    assertThat(headers.get("Accept-Encoding")).isEqualTo("gzip, br, zstd");
    assertThat(headers).doesNotContainKey("Cookie");
  }

  @Test
  void stampsThePageWithTheClock() throws FetchException {
    server.html("/", "<p>Hello.");

    assertThat(fetch("/", settings).fetched()).isEqualTo(NOW);
  }

  @Test
  void keepsOwnHeadersAndSendsTheRestToTheSameHostOnly() throws FetchException {
    // The same server by another name: another host.
    String elsewhere = "http://localhost:" + server.url("/").getPort() + "/b";
    server.route("/a", Answers.redirect(elsewhere));
    server.html("/b", "<p>Hello.");
    FetchRequest request =
        new FetchRequest(
            server.url("/a"),
            Optional.empty(),
            Optional.empty(),
            Map.of("user-agent", "Mozilla/5.0", "X-Token", "secret", "Accept", "text/plain"));

    try (Fetcher fetcher = fetcher(settings)) {
      fetcher.fetch(request);
    }

    Map<String, String> first = server.requests().get(0).headers();
    assertThat(first)
        .containsEntry("X-Token", "secret")
        .containsEntry("Accept", "text/plain")
        .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).startsWith("Broadsheet/"));
    assertThat(server.requests().get(1).headers()).doesNotContainKey("X-Token");
  }

  @Test
  void asksOnlyForWhatChanged() throws FetchException {
    server.route("/feed", Answers.status(304, ""));
    FetchRequest request =
        new FetchRequest(
            server.url("/feed"),
            Optional.of("\"новости\""),
            Optional.of("Fri, 08 Nov 2024 16:20:00 GMT"),
            Map.of());

    try (Fetcher fetcher = fetcher(settings)) {
      assertThat(fetcher.fetch(request).status()).isEqualTo(304);
    }

    assertThat(server.requests().getFirst().headers())
        .containsKey("If-None-Match")
        .containsEntry("If-Modified-Since", "Fri, 08 Nov 2024 16:20:00 GMT");
  }

  @Test
  void believesNoServerThatSaysUnaskedThatNothingChanged() throws Exception {
    server.route("/feed", Answers.status(304, ""));

    try (Fetcher fetcher = fetcher(settings)) {
      FetchException e =
          catchThrowableOfType(
              FetchException.class, () -> fetcher.fetch(FetchRequest.of(server.url("/feed"))));

      assertThat(e.reason()).isEqualTo(Reason.BROKEN_RESPONSE);
      assertThat(e).hasMessageEndingWith("304, though nothing was said of a copy at hand");
    }
  }

  @Test
  void unpacksGzipBrotliAndZstdAndSeveralOfThem() throws Exception {
    byte[] plain = "<p>Новости</p>".getBytes(StandardCharsets.UTF_8);
    server.route("/gzip", packed("gzip", gzip(plain)));
    server.route("/br", packed("br", Base64.getDecoder().decode(BROTLI)));
    server.route("/zstd", packed("ZSTD", Zstd.compress(plain)));
    server.route("/both", packed("gzip, zstd", Zstd.compress(gzip(plain))));
    server.route("/identity", packed("identity", plain));
    server.route("/deflate", packed("deflate", deflated(plain, false)));
    server.route("/bare", packed("deflate", deflated(plain, true)));
    server.route("/empty", packed("gzip", new byte[0]));

    for (String path :
        List.of("/gzip", "/br", "/zstd", "/both", "/identity", "/deflate", "/bare")) {
      assertThat(text(fetch(path, settings))).as(path).isEqualTo("<p>Новости</p>");
    }
    assertThat(text(fetch("/empty", settings))).isEmpty();
  }

  @Test
  void stopsUnpackingABombInEveryCoding() throws Exception {
    byte[] zeros = new byte[2 << 20];
    server.route("/gzip", packed("gzip", gzip(zeros)));
    server.route("/br", packed("br", Base64.getDecoder().decode(BROTLI_BOMB)));
    server.route("/zstd", packed("zstd", Zstd.compress(zeros)));
    server.route("/deflate", packed("deflate", deflated(zeros, true)));
    server.route("/twice", packed("gzip, gzip", gzip(gzip(zeros))));

    for (String path : List.of("/gzip", "/br", "/zstd", "/deflate", "/twice")) {
      assertThat(failure(path, settings.withMaxBytes(1 << 20)))
          .as(path)
          .hasMessage(server.url(path) + ": more than 1 MiB after decompression");
    }
  }

  @Test
  void stopsReadingABodyThatNeverEnds() {
    server.route("/endless", Answers.endless());
    server.route(
        "/announced", Answers.raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"));

    assertThat(failure("/endless", settings.withMaxBytes(1 << 20)).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(failure("/announced", settings).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void countsDripsAndRedirectsAgainstOneTotalTime() {
    server.route("/drip", Answers.drip());
    server.route("/on", Answers.redirect("/drip"));

    FetchException e = failure("/on", settings.withTimeout(Duration.ofMillis(300)));

    assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(e).hasMessageEndingWith(": no whole answer within 0.3 s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip that is none     | HTTP/1.1 200 OK\\r\\nContent-Encoding: gzip\\r\\n\\r\\n<p>plain</p>
          brotli that is none   | HTTP/1.1 200 OK\\r\\nContent-Encoding: br\\r\\n\\r\\n<p>plain</p>
          zstd that is none     | HTTP/1.1 200 OK\\r\\nContent-Encoding: zstd\\r\\n\\r\\n<p>plain</p>
          deflate that is none  | HTTP/1.1 200 OK\\r\\nContent-Encoding: deflate\\r\\n\\r\\n<p>plain</p>
          packed too often      | HTTP/1.1 200 OK\\r\\nContent-Encoding: br, br, br, br\\r\\n\\r\\nx
          a length that is a lie| HTTP/1.1 200 OK\\r\\nContent-Length: 100\\r\\n\\r\\nshort
          broken chunks         | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhello\\r\\nzz\\r\\n
          a cut chunk           | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nff\\r\\nhello
          no HTTP at all        | SSH-2.0-OpenSSH_9.2\\r\\n
          a status below zero   | HTTP/1.1 -11 Odd\\r\\n\\r\\n<p>plain</p>
          a length below zero   | HTTP/1.1 200 OK\\r\\nContent-Length: -5\\r\\n\\r\\n<p>plain</p>
          packed on the way     | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n<p>plain</p>
          """)
  void callsAnAnswerBrokenThatIs(String name, String answer) {
    server.route("/", Answers.raw(answer.replace("\\r\\n", "\r\n")));

    FetchException e = failure("/", settings);
    assertThat(e.reason()).as(name).isEqualTo(Reason.BROKEN_RESPONSE);
    assertThat(e.retryable()).as(name).isTrue();
  }

  @Test
  void takesNoHalfOfAPageOverHttp2() throws Exception {
    try (MockWebServer secure = secureServer();
        HttpFetcher fetcher = trusting(secure)) {
      fetcher.fetch(FetchRequest.of(url(secure)));
      secure.enqueue(
          new MockResponse.Builder()
              .body("<p>more".repeat(100_000))
              .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
              .build());

      FetchException e =
          catchThrowableOfType(
              FetchException.class, () -> fetcher.fetch(FetchRequest.of(url(secure))));
      assertThat(e.reason()).isEqualTo(Reason.BROKEN_RESPONSE);
      assertThat(e).hasMessageEndingWith("it ends after 350000 of 700000 bytes");
    }
  }

  @Test
  void unpacksNoEmptyPartsWithoutEnd() throws IOException {
    byte[] part = gzip(new byte[0]);
    server.route(
        "/",
        exchange -> {
          exchange
              .out()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
          while (true) {
            exchange.out().write(part);
          }
        });

    assertThat(failure("/", settings).reason()).isEqualTo(Reason.BROKEN_RESPONSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "utf-8", "binary", "text/html", "identity, none"})
  void readsAsItIsWhatIsPackedInNothing(String coding) throws FetchException {
    server.route("/", packed(coding, "<p>Да</p>".getBytes(StandardCharsets.UTF_8)));

    assertThat(fetch("/", settings).body()).asString(StandardCharsets.UTF_8).isEqualTo("<p>Да</p>");
  }

  @Test
  void takesNoPartOfAPageForThePage() {
    server.route("/", Answers.of(206, "<p>half", "Content-Range: bytes 0-6/5000"));

    FetchException e = failure("/", settings);
    assertThat(e.status()).hasValue(206);
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void tellsWhatItAskedButNoSecrets() throws FetchException {
    server.html("/a", "<p>Hello.");
    FetchRequest request =
        new FetchRequest(
            server.url("/a"),
            Optional.of("\"one\""),
            Optional.empty(),
            Map.of("Accept", "text/html", "Cookie", "a=1", "X-Token", "secret"));

    try (Fetcher fetcher = fetcher(settings)) {
      Map<String, List<String>> asked = fetcher.fetch(request).asked();

      assertThat(asked)
          .containsEntry("Host", List.of(server.authority()))
          .containsEntry("Accept", List.of("text/html"))
          .containsEntry("If-None-Match", List.of("\"one\""))
          .containsKey("User-Agent")
          .doesNotContainKeys("Cookie", "X-Token");
    }
  }

  @Test
  void refusesHeadersWithoutEnd() {
    server.route(
        "/",
        exchange -> {
          exchange.out().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
          while (true) {
            exchange.out().write("X-More: and more\r\n".getBytes(StandardCharsets.US_ASCII));
          }
        });

    FetchException e = failure("/", settings);
    assertThat(e.reason()).isEqualTo(Reason.CONNECTION);
    assertThat(e)
        .hasMessage(
            server.url("/")
                + ": the connection was closed before there was an answer, or that has a head"
                + " without end");
  }

  @Test
  void tellsAServerThatHangsUp() {
    server.route("/", Answers.hangUp());

    FetchException e = failure("/", settings);

    assertThat(e.reason()).isEqualTo(Reason.CONNECTION);
    assertThat(e.retryable()).isTrue();
  }

  @Test
  void tellsAServerThatIsDown() throws IOException {
    try (Socket taken = new Socket()) { // nobody listens at its port, nor can
      taken.bind(new InetSocketAddress("127.0.0.1", 0));
      String address = "127.0.0.1:" + taken.getLocalPort();
      FetchSettings open = settings.withAllowedHosts(Set.of(address));

      FetchException e =
          catchThrowableOfType(
              FetchException.class,
              () -> fetcher(open).fetch(FetchRequest.of(URI.create("http://" + address + "/"))));

      assertThat(e.reason()).isEqualTo(Reason.CONNECTION);
      assertThat(e).hasMessageContaining("/" + address);
    }
  }

  @Test
  void tellsAHostThatDoesNotAnswerFromAPageThatTakesLong() throws IOException {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + host.getLocalPort();
      List<Socket> crowd = crowd(host);
      HttpFetcher fetcher =
          new HttpFetcher(
              settings.withAllowedHosts(Set.of(address)),
              CLOCK,
              client -> client.connectTimeout(Duration.ofMillis(50)));

      FetchException e =
          catchThrowableOfType(
              FetchException.class,
              () -> fetcher.fetch(FetchRequest.of(URI.create("http://" + address + "/"))));

      assertThat(e.reason()).isEqualTo(Reason.CONNECTION);
      assertThat(e).hasMessageEndingWith(": the host does not answer");
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  /** Connections that nobody takes, so many that the host answers no further one. */
  private static List<Socket> crowd(ServerSocket host) throws IOException {
    List<Socket> crowd = new ArrayList<>();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(host.getLocalSocketAddress(), 50);
        crowd.add(socket);
      } catch (SocketTimeoutException e) {
        return crowd;
      }
    }
  }

  @Test
  void tellsANameWithoutAddress() {
    FetchException e =
        catchThrowableOfType(
            FetchException.class,
            () -> fetcher(settings).fetch(FetchRequest.of(URI.create("http://no.such.invalid/"))));

    assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_HOST);
    assertThat(e).hasMessage("http://no.such.invalid/: the host's name has no address");
  }

  @Test
  void followsTenRedirectsAndNoMore() throws FetchException {
    for (int i = 0; i < 12; i++) {
      server.route("/" + i, Answers.redirect("/" + (i + 1)));
    }
    server.html("/12", "<p>The end.");

    assertThat(fetch("/2", settings).url()).isEqualTo(server.url("/12"));
    assertThat(failure("/1", settings))
        .hasMessage(
            "%s: more than 10 redirects, the last to %s", server.url("/1"), server.url("/12"));
  }

  @Test
  void noticesALoop() {
    server.route("/a", Answers.redirect("/b"));
    server.route("/b", Answers.redirect("/a#top"));

    assertThat(failure("/a", settings))
        .hasMessage("%s: redirected in a loop, to %s", server.url("/a"), server.url("/a"));
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://127.0.0.1/x",
        "javascript:alert(1)",
        "data:text/html,hello",
        "gopher://127.0.0.1/",
        "http://",
        "http://exa mple/"
      })
  void followsNoRedirectToAnythingButHttp(String location) {
    server.route("/", Answers.redirect(location));

    FetchException e = failure("/", settings);

    assertThat(e.reason()).isEqualTo(Reason.REDIRECT);
    assertThat(e).hasMessageEndingWith("expected an http or https address");
  }

  @Test
  void followsNoRedirectToAnAddressWithoutEnd() {
    server.route("/", Answers.redirect("/" + "a".repeat(200_000)));

    FetchException e = failure("/", settings);
    assertThat(e.reason()).isEqualTo(Reason.REDIRECT);
    assertThat(e.getMessage()).hasSizeLessThan(400);
  }

  @Test
  void followsNoRefresh() throws FetchException {
    server.route(
        "/",
        Answers.of(
            200,
            "<meta http-equiv=refresh content='0; url=/elsewhere'><p>Moved.",
            "Content-Type: text/html",
            "Refresh: 0; url=/elsewhere"));

    assertThat(fetch("/", settings).url()).isEqualTo(server.url("/"));
    assertThat(server.count("/elsewhere")).isZero();
  }

  /** Port 1 is not the port that was allowed, and nothing listens there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://127.1:1/",
        "http://2130706433:1/",
        "http://localhost:1/",
        "http://LOCALHOST:1/",
        "http://user:pass@127.0.0.1:1/",
        "http://public.example@127.0.0.1:1/",
        "http://[::1]:1/",
        "http://[::ffff:127.0.0.1]:1/",
        "http://[0:0:0:0:0:ffff:7f00:1]:1/",
        "http://[64:ff9b::7f00:1]:1/",
        "http://0.0.0.0:1/",
        "http://[::]:1/",
        "http://%31%32%37.0.0.1:1/",
        "http://１２７.0.0.1:1/",
        "http://127。0。0。1:1/",
        "//127.0.0.1:1/",
        "http:\\\\127.0.0.1:1/",
        "https://127.0.0.1:1/",
        "http://10.0.0.5/",
        "http://169.254.169.254/latest/meta-data/"
      })
  void followsNoRedirectToAPrivateAddress(String location) {
    server.route("/", Answers.redirect(location));

    assertThat(failure("/", settings).reason()).isEqualTo(Reason.REFUSED_ADDRESS);
  }

  /** Java or the system's resolver read these as addresses, or nobody does: no one may connect. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://0x7f000001:1/",
        "http://0x7f.1:1/",
        "http://017700000001:1/",
        "http://127.0.0.1.:1/",
        "http://localhost.:1/",
        "http://[fe80::1%25lo]:1/"
      })
  void connectsToNoOddSpellingOfAPrivateAddress(String location) {
    server.route("/", Answers.redirect(location));

    assertThat(failure("/", settings).reason())
        .isIn(Reason.REFUSED_ADDRESS, Reason.UNKNOWN_HOST, Reason.REDIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.org/x", "file:/etc/passwd", "mailto:a@example.org"})
  void fetchesHttpOnly(String url) {
    FetchException e =
        catchThrowableOfType(
            FetchException.class, () -> fetcher(settings).fetch(FetchRequest.of(URI.create(url))));

    assertThat(e.reason()).isEqualTo(Reason.BAD_URL);
    assertThat(e).hasMessage(url + ": only http and https can be fetched");
  }

  @ParameterizedTest
  @CsvSource({
    "/a, image/png, false",
    "/a, video/mp4, false",
    "/a, application/pdf, false",
    "/a, application/octet-stream, false",
    "/map.xml.gz, application/octet-stream, true",
    "/map.xml.gz, application/x-gzip, true",
    "/a, application/rss+xml, true",
    "/a, APPLICATION/XHTML+XML; charset=utf-8, true",
    "/a, application/json, true",
    "/a, text/plain, true",
    "/a, nonsense, true"
  })
  void readsDocumentsOnly(String path, String type, boolean read) {
    server.route(path, Answers.of(200, "hello", "Content-Type: " + type));

    FetchException e = failure(path, settings);

    assertThat(e == null).isEqualTo(read);
    assertThat(e == null || e.reason() == Reason.NOT_A_DOCUMENT).isTrue();
  }

  @Test
  void readsRetryAfterInBothForms() {
    server.route("/seconds", Answers.status(429, "", "Retry-After: 7"));
    server.route("/date", Answers.status(429, "", "Retry-After: Fri, 08 Nov 2024 16:21:30 GMT"));
    server.route("/past", Answers.status(429, "", "Retry-After: Fri, 08 Nov 2024 16:00:00 GMT"));
    server.route("/nonsense", Answers.status(429, "", "Retry-After: soon"));

    assertThat(failure("/seconds", settings).retryAfter()).hasValue(Duration.ofSeconds(7));
    assertThat(failure("/date", settings).retryAfter()).hasValue(Duration.ofSeconds(90));
    assertThat(failure("/past", settings).retryAfter()).hasValue(Duration.ZERO);
    assertThat(failure("/nonsense", settings).retryAfter()).isEmpty();
  }

  @Test
  void showsNoControlCharactersOfAServer() {
    server.route("/", Answers.redirect("ftp://x/\u001b[31mr\u009bed"));

    assertThat(failure("/", settings).getMessage()).contains("ftp://x/?[31mr?ed");
  }

  @Test
  void stopsWhenInterrupted() throws InterruptedException {
    server.route("/", Answers.silence());
    AtomicReference<FetchException> failure = new AtomicReference<>();
    Thread thread = Thread.ofVirtual().start(() -> failure.set(failure("/", settings)));
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }

    thread.interrupt();
    thread.join();

    assertThat(failure.get().reason()).isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void leavesItToPolitenessToTryAgain() {
    server.route("/", Answers.status(503, "", "Retry-After: 0"));

    assertThat(failure("/", settings).status()).hasValue(503);
    assertThat(server.count("/")).isEqualTo(1);
  }

  @Test
  void speaksHttp2() throws Exception {
    try (MockWebServer secure = secureServer()) {
      try (HttpFetcher fetcher = trusting(secure)) {
        assertThat(text(fetcher.fetch(FetchRequest.of(url(secure))))).isEqualTo("<p>Over two.");
      }
      assertThat(secure.takeRequest().getVersion()).isEqualTo("HTTP/2");
    }
  }

  @Test
  void takesNoHeaderOfASiteOutOfASecureConnection() throws Exception {
    try (MockWebServer secure = new MockWebServer()) {
      secure.useHttps(TLS.context().getSocketFactory());
      secure.start();
      server.html("/", "<p>In the open.");
      secure.enqueue(
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", server.url("/").toString())
              .build());
      FetchSettings open =
          settings.withAllowedHosts(Set.of("127.0.0.1:" + secure.getPort(), server.authority()));
      FetchRequest request =
          new FetchRequest(
              url(secure), Optional.empty(), Optional.empty(), Map.of("Cookie", "secret=1"));
      try (HttpFetcher fetcher = trusting(open)) {
        fetcher.fetch(request);
      }
      assertThat(secure.takeRequest().getHeaders().get("Cookie")).isEqualTo("secret=1");
    }

    assertThat(server.requests().getFirst().headers()).doesNotContainKey("Cookie");
  }

  @Test
  void trustsNoServerThatCanNotSayWhoItIs() throws Exception {
    try (MockWebServer secure = secureServer();
        HttpFetcher fetcher = new HttpFetcher(allowing(secure), CLOCK)) {
      FetchException e =
          catchThrowableOfType(
              FetchException.class, () -> fetcher.fetch(FetchRequest.of(url(secure))));

      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e).hasMessageStartingWith(url(secure) + ": no secure connection: ");
    }
  }

  private HttpFetcher trusting(MockWebServer server) {
    return trusting(allowing(server));
  }

  private static HttpFetcher trusting(FetchSettings settings) {
    return new HttpFetcher(
        settings,
        CLOCK,
        client -> client.sslSocketFactory(TLS.context().getSocketFactory(), TLS.trust()));
  }

  private static MockWebServer secureServer() throws IOException {
    MockWebServer server = new MockWebServer();
    server.useHttps(TLS.context().getSocketFactory());
    server.start();
    server.enqueue(new MockResponse.Builder().body("<p>Over two.").build());
    return server;
  }

  private FetchSettings allowing(MockWebServer server) {
    return settings.withAllowedHosts(Set.of("127.0.0.1:" + server.getPort()));
  }

  private static URI url(MockWebServer server) {
    return URI.create("https://127.0.0.1:" + server.getPort() + "/");
  }

  private static MisbehavingServer.Route packed(String coding, byte[] body) {
    return Answers.of(200, body, "Content-Type: text/html", "Content-Encoding: " + coding);
  }

  private static byte[] deflated(byte[] plain, boolean isBare) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes, new Deflater(9, isBare))) {
      deflater.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
