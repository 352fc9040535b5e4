package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and how far; asked as programs ask, which keep to no rules of browsers. */
class ConsoleTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch making = new CountDownLatch(1);
  private final CountDownLatch made = new CountDownLatch(1);
  private ConsoleHome home;

  /** A page that can be looked at, and does something. */
  private final class SmallPage implements ConsolePage {
    @Override
    public Optional<NavEntry> nav() {
      return Optional.of(new NavEntry("/", "overview.title"));
    }

    @Override
    public void add(Routes routes) {
      routes.look("/", request -> request.show("Small", "welcome.jte", ""));
      routes.look("/broken", request -> Integer.parseInt("a secret"));
      routes.operate("/do", request -> request.seeOther("/?done=" + done.incrementAndGet()));
      routes.live("/live", request -> "line one\nline two");
      routes.live("/slow", request -> slowly());
    }
  }

  private String slowly() {
    if (looks.getAndIncrement() == 0) {
      return "first";
    }
    making.countDown();
    try {
      made.await();
    } catch (InterruptedException e) {
      return "interrupted";
    }
    return "second";
  }

  @BeforeEach
  void start() throws IOException {
    home = ConsoleHome.start(folder, List.of(new SmallPage()));
  }

  @AfterEach
  void stop() throws IOException {
    home.close();
  }

  @Test
  void showsNothingToWhoIsNotLoggedIn() throws Exception {
    assertThat(get("/", "").statusCode()).isEqualTo(401);
    assertThat(get("/live", "").statusCode()).isEqualTo(401);
    assertThat(post("/do", "", "").statusCode()).isEqualTo(401);
    HttpResponse<String> browser =
        client.send(
            HttpRequest.newBuilder(at("/")).header("Accept", "text/html").build(),
            BodyHandlers.ofString());
    assertThat(browser.statusCode()).isEqualTo(303);
    assertThat(browser.headers().firstValue("Location")).contains("/login");
    assertThat(done).hasValue(0);
  }

  @Test
  void letsInByALinkWithACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
    HttpResponse<String> welcome = get(URI.create(home.link(Role.OPERATE)), "");

    assertThat(welcome.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");
    assertThat(get("/", cookie(welcome)).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsBrowsersToRunNothingOfOthersAndToKeepNothing() throws Exception {
    assertThat(get("/", logIn(Role.LOOK)).headers().map())
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("referrer-policy", List.of("same-origin"))
        .extractingByKey("content-security-policy")
        .asString()
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void refusesWhoCallsItByAnotherName() throws IOException {
    assertThat(raw("/", "evil.example")).startsWith("HTTP/1.1 421");
    assertThat(raw("/metrics", "evil.example")).startsWith("HTTP/1.1 421").doesNotContain("jvm_");
    assertThat(raw("/metrics", at("/").getAuthority())).contains("jvm_memory_used_bytes");
  }

  @Test
  void doesNothingForAFormThatIsNotItsOwn() throws Exception {
    String cookie = logIn(Role.OPERATE);
    String csrf = csrf(cookie);

    assertThat(post("/do", cookie, "").statusCode()).isEqualTo(403);
    assertThat(post("/do", cookie, "csrf=" + csrf(logIn(Role.OPERATE))).statusCode())
        .isEqualTo(403);
    assertThat(post("/do", cookie, "csrf=" + csrf, "http://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(post("/do", cookie, "csrf=" + csrf, "null").statusCode()).isEqualTo(403);
    assertThat(done).hasValue(0);
    assertThat(post("/do", cookie, "csrf=" + csrf).statusCode()).isEqualTo(303);
    assertThat(done).hasValue(1);
  }

  @Test
  void letsLookersOperateNothing() throws Exception {
    String cookie = logIn(Role.LOOK);

    assertThat(post("/do", cookie, "csrf=" + csrf(cookie)).statusCode()).isEqualTo(403);
    assertThat(done).hasValue(0);
  }

  @Test
  void endsASessionAtLogout() throws Exception {
    String cookie = logIn(Role.LOOK);
    assertThat(post("/logout", cookie, "csrf=" + csrf(cookie)).statusCode()).isEqualTo(303);

    assertThat(get("/", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void holdsUpWhoGuessesTokens() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(post("/login", "", "token=guess" + i).statusCode()).isEqualTo(403);
    }
    assertThat(post("/login", "", "token=guess").statusCode()).isEqualTo(429);
    assertThat(get(URI.create(home.link(Role.LOOK)), "").statusCode()).isEqualTo(429);
  }

  @Test
  void leadsBackToItsOwnPagesOnly() throws Exception {
    String cookie = logIn(Role.LOOK);
    String csrf = csrf(cookie);
    for (String evil : List.of("//evil.example", "https://evil.example", "/\\evil.example", "")) {
      HttpResponse<String> answer =
          post(
              "/preferences", cookie, "csrf=" + csrf + "&theme=dark&back=" + Request.encoded(evil));
      assertThat(answer.headers().firstValue("Location")).as(evil).contains("/");
    }
    assertThat(
            post("/preferences", cookie, "csrf=" + csrf + "&language=ru&back=/sites%3Fq=a")
                .headers()
                .firstValue("Location"))
        .contains("/sites?q=a");
  }

  @Test
  void tellsNothingOfItsInsideWhenItFails() throws Exception {
    HttpResponse<String> broken = get("/broken", logIn(Role.LOOK));

    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body()).contains("error in Broadsheet").doesNotContain("secret", "java");
    assertThat(get("/nowhere", "").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere", "").body()).contains("no such page").doesNotContain("Javalin");
  }

  @Test
  void servesAssetsForEverUnderTheDigestOfTheirBytes() throws Exception {
    String page = get("/login", "").body();
    Matcher path = Pattern.compile("/assets/[0-9a-f]+/[\\w.]+").matcher(page);
    int found = 0;
    while (path.find()) {
      HttpResponse<String> asset = get(path.group(), "");
      assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      found++;
    }
    assertThat(found).isEqualTo(3);
    assertThat(get("/assets/0000/console.css", "").statusCode()).isEqualTo(404);
  }

  @Test
  void sendsLivePiecesAsEventsAndEndsThemWhenItCloses() throws Exception {
    HttpResponse<Stream<String>> live =
        client.send(request(at("/live"), logIn(Role.LOOK)).build(), BodyHandlers.ofLines());
    Iterator<String> lines = live.body().iterator();
    assertThat(lines.next()).isEqualTo("data: line one");
    assertThat(lines.next()).isEqualTo("data: line two");

    home.close();
    while (lines.hasNext()) {
      assertThat(lines.next()).isEmpty();
    }
  }

  @Test
  void letsAPieceInTheMakingComeToItsEndBeforeItCloses() throws Exception {
    HttpResponse<Stream<String>> live =
        client.send(request(at("/slow"), logIn(Role.LOOK)).build(), BodyHandlers.ofLines());
    Iterator<String> lines = live.body().iterator();
    assertThat(lines.next()).isEqualTo("data: first");
    making.await();

    Thread closing =
        Thread.startVirtualThread(() -> assertThatCode(home::close).doesNotThrowAnyException());
    assertThat(closing.join(Duration.ofMillis(200))).isFalse();
    made.countDown();
    List<String> rest = new ArrayList<>();
    lines.forEachRemaining(rest::add);
    assertThat(rest).containsExactly("", "data: second", "");
    closing.join();
  }

  @Test
  void listensForOthersOnlyWhereAProxyWithTlsIsNamed() throws Exception {
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    assertThatThrownBy(() -> new ConsoleSettings(everywhere, OptionalInt.empty(), Optional.empty()))
        .hasMessageContaining("TLS");
    assertThatThrownBy(() -> behind("http://news.example")).hasMessageContaining("https");
    assertThatThrownBy(() -> behind("https://news.example/console")).hasMessageContaining("path");
  }

  @Test
  void knowsItsProxysNameAndShowsNoMetricsThroughIt() throws Exception {
    home.close();
    home = ConsoleHome.start(folder, List.of(new SmallPage()), behind("https://news.example"));
    assertThat(home.address()).isEqualTo("https://news.example");
    String path = home.link(Role.LOOK).substring(home.address().length());

    assertThat(raw(path, "news.example"))
        .startsWith("HTTP/1.1 200")
        .contains("Set-Cookie: __Host-broadsheet=", "Secure");
    assertThat(raw("/metrics", "news.example")).startsWith("HTTP/1.1 404");
  }

  @Test
  void takesNoOtherPortThanTheOneThatIsAskedFor() throws Exception {
    assertThatThrownBy(
            () ->
                ConsoleHome.start(folder, List.of(), ConsoleSettings.DEFAULT.withPort(home.port())))
        .isInstanceOf(BindException.class);
  }

  @Test
  void tellsOtherProcessesWhereItIsWhileItRuns() throws IOException {
    assertThat(Whereabouts.of(folder)).contains(home.address());
    home.close();
    assertThat(Whereabouts.of(folder)).isEmpty();
  }

  private static ConsoleSettings behind(String url) {
    return new ConsoleSettings(
        InetAddress.getLoopbackAddress(), OptionalInt.of(0), Optional.of(URI.create(url)));
  }

  private URI at(String path) {
    return URI.create(home.address() + path);
  }

  private String logIn(Role role) throws Exception {
    return cookie(get(URI.create(home.link(role)), ""));
  }

  private static String cookie(HttpResponse<String> response) {
    HttpCookie cookie =
        HttpCookie.parse(response.headers().firstValue("Set-Cookie").orElseThrow()).getFirst();
    return cookie.getName() + "=" + cookie.getValue();
  }

  private String csrf(String cookie) throws Exception {
    Matcher found =
        Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"").matcher(get("/", cookie).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return get(at(path), cookie);
  }

  private HttpResponse<String> get(URI url, String cookie) throws Exception {
    return client.send(request(url, cookie).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String cookie, String form) throws Exception {
    return post(path, cookie, form, home.address());
  }

  private HttpResponse<String> post(String path, String cookie, String form, String origin)
      throws Exception {
    return client.send(
        request(at(path), cookie)
            .header("Origin", origin)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI url, String cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url);
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private String raw(String path, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), home.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
