package dev.broadsheet.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.testing.FakeTime;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.testing.MisbehavingServer.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilteringProxyTest {
  private static final int MAX_BYTES = 1 << 20;

  private final MisbehavingServer server = MisbehavingServer.start();
  private FilteringProxy proxy;
  private String password;

  @BeforeEach
  void open() throws IOException {
    proxy = new FilteringProxy(new AddressGuard(Set.of(server.authority())), MAX_BYTES);
    String pair = FilteringProxy.USER + ":" + proxy.password();
    password =
        "Proxy-Authorization: Basic "
            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  @AfterEach
  void close() {
    proxy.close();
    server.close();
  }

  /** Says something and tells all that is answered. */
  private String say(String request) throws IOException {
    int port = URI.create(proxy.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "cut";
    }
  }

  private String get(String url, String... fields) throws IOException {
    return say("GET " + url + " HTTP/1.1\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
  }

  @Test
  void passesARequestOnWithoutWhatIsBetweenBrowserAndProxy() throws IOException {
    server.route("/news", Answers.of(200, "Новость", "Proxy-Status: faked", "X-Kept: yes"));

    String answer = get(server.url("/news?a=1").toString(), password, "X-Mine: 1");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .contains("X-Kept: yes", "Connection: close")
        .doesNotContain("Proxy-Status");
    MisbehavingServer.Exchange seen = server.requests().getFirst();
    assertThat(seen.target()).isEqualTo("/news?a=1");
    assertThat(seen.headers())
        .containsEntry("X-Mine", "1")
        .doesNotContainKey("Proxy-Authorization");
  }

  @Test
  void takesBreathWhereNoConnectionCanBeTaken() throws IOException {
    ServerSocket outOfDescriptors =
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
          private int failures = 3;

          @Override
          public Socket accept() throws IOException {
            if (failures-- > 0) {
              throw new SocketException("Too many open files");
            }
            return super.accept();
          }
        };
    FakeTime time = new FakeTime(Instant.EPOCH);
    proxy.close();
    proxy = new FilteringProxy(new AddressGuard(Set.of()), MAX_BYTES, outOfDescriptors, time);

    assertThat(get("http://a.example/")).startsWith("HTTP/1.1 407");
    assertThat(time.sleeps()).hasSize(3).allMatch(Duration::isPositive);
  }

  @Test
  void tunnelsToAnAddressThatIsAllowed() throws IOException {
    server.html("/", "<p>Through.");

    String answer =
        say(
            "CONNECT %s HTTP/1.1\r\n%s\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"
                .formatted(server.authority(), password));

    assertThat(answer).startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200");
    assertThat(answer).endsWith("<p>Through.");
  }

  @Test
  void servesNobodyWithoutThePassword() throws IOException {
    String wrong = "Proxy-Authorization: Basic " + "x".repeat(password.length() - 27);

    assertThat(get(server.url("/").toString(), "X: y")).startsWith("HTTP/1.1 407 ");
    assertThat(get(server.url("/").toString(), wrong)).startsWith("HTTP/1.1 407 ");
    assertThat(say("CONNECT " + server.authority() + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 407 ");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:1",
        "10.1.2.3:80",
        "[::1]:80",
        "localhost:1",
        "2130706433:1",
        "0x7f.1:1"
      })
  void connectsToNoPrivateAddressInAnySpelling(String target) throws IOException {
    assertThat(say("CONNECT " + target + " HTTP/1.1\r\n" + password + "\r\n\r\n"))
        .startsWith("HTTP/1.1 502 ")
        .contains("proxy-status: broadsheet");
    assertThat(get("http://" + target + "/", password)).startsWith("HTTP/1.1 502 ");
    assertThat(proxy.failure(URI.create("http://" + target + "/"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET ftp://x/ HTTP/1.1",
        "GET /relative HTTP/1.1",
        "GET http://x HTTP/1.1",
        "nonsense"
      })
  void refusesWhatIsNoRequestToAProxy(String line) throws IOException {
    assertThat(say(line + "\r\n" + password + "\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void cutsHeadsAndBodiesThatAreTooLong() throws IOException {
    assertThat(get(server.url("/").toString(), "X: " + "x".repeat(100_000))).isIn("", "cut");
    assertThat(server.requests()).isEmpty();
    server.route("/endless", Answers.endless());
    assertThat(get(server.url("/endless").toString(), password).length())
        .isBetween(MAX_BYTES, MAX_BYTES + 1_000);
  }

  @Test
  void handsOnTheBodyOfARequestAndNoByteMore() throws IOException {
    server.route(
        "/form",
        exchange -> {
          String body = new String(exchange.in().readNBytes(3), StandardCharsets.US_ASCII);
          Answers.of(200, "got " + body).answer(exchange);
        });

    String answer =
        say(
            "POST %s HTTP/1.1\r\n%s\r\nContent-Length: 3\r\n\r\nabcGET http://10.0.0.1/ HTTP/1.1"
                .formatted(server.url("/form"), password));

    assertThat(answer).endsWith("got abc");
  }

  @Test
  void closesWhatServersBreak() throws IOException {
    server.route("/garbage", Answers.raw("SSH-2.0-OpenSSH\r\n\r\n"));
    server.route("/hangup", Answers.hangUp());

    assertThat(get(server.url("/garbage").toString(), password)).isIn("", "cut");
    assertThat(get(server.url("/hangup").toString(), password)).isIn("", "cut");
  }
}
