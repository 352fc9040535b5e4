package dev.broadsheet.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.broadsheet.testing.MailBox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifierTest {
  private static final Notice NOTICE =
      new Notice(
          "drift",
          "bereg.example",
          Instant.parse("2026-03-05T12:00:00Z"),
          Instant.parse("2026-03-04T09:30:00Z"),
          "bereg.example has changed its layout",
          List.of("body: найдено на 0 % страниц", "title: by h1"));

  private final List<String> posted = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.removeFirst(), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void postsANoticeAsJson() throws NotifyException {
    webhook().tell(NOTICE);

    assertThat(posted)
        .containsExactly(
            "{\"kind\":\"drift\",\"site\":\"bereg.example\",\"at\":\"2026-03-05T12:00:00Z\","
                + "\"since\":\"2026-03-04T09:30:00Z\","
                + "\"subject\":\"bereg.example has changed its layout\","
                + "\"details\":[\"body: найдено на 0 % страниц\",\"title: by h1\"]}");
    assertThat(Notice.fromJson(posted.getFirst())).isEqualTo(NOTICE);
  }

  @Test
  void triesAWebhookTwiceAndTellsNoSecretOfItsAddress() throws NotifyException {
    answers.add(503);
    webhook().tell(NOTICE);
    assertThat(posted).hasSize(2);

    answers.addAll(List.of(500, 404));
    assertThatThrownBy(() -> webhook().tell(NOTICE))
        .isInstanceOf(NotifyException.class)
        .hasMessage("the webhook at 127.0.0.1 answered 404");
  }

  @Test
  void waitsForNoEndOfWhatAWebhookAnswers() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
        });
    Webhook endless =
        new Webhook(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/endless"));

    assertThat(
            CompletableFuture.runAsync(
                () -> {
                  try {
                    endless.tell(NOTICE);
                  } catch (NotifyException e) {
                    throw new AssertionError(e);
                  }
                }))
        .succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void tellsAWebhookThatIsNotThere() {
    server.stop(0);
    assertThatThrownBy(() -> webhook().tell(NOTICE))
        .isInstanceOf(NotifyException.class)
        .hasMessageStartingWith("the webhook at 127.0.0.1: ");
  }

  @Test
  void writesALetterToEach() throws Exception {
    try (MailBox box = new MailBox()) {
      new Email(
              new MailServer("127.0.0.1", box.port(), Optional.empty()),
              "broadsheet@news.example",
              List.of("ann@news.example", "ben@news.example"))
          .tell(NOTICE);

      assertThat(box.commands())
          .contains(
              "MAIL FROM:<broadsheet@news.example>",
              "RCPT TO:<ann@news.example>",
              "RCPT TO:<ben@news.example>");
      assertThat(box.letters()).hasSize(1);
      assertThat(box.letters().getFirst())
          .contains("Subject: Broadsheet: bereg.example has changed its layout")
          .contains("charset=UTF-8");
    }
  }

  @Test
  void waitsForNoMailServerThatDripsWithoutEnd() throws Exception {
    try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(dripping));
      MailServer server =
          new MailServer(
              "127.0.0.1", dripping.getLocalPort(), Optional.empty(), Duration.ofSeconds(1));
      Email email = new Email(server, "broadsheet@news.example", List.of("ann@news.example"));

      assertThat(
              CompletableFuture.supplyAsync(
                  () -> catchThrowableOfType(NotifyException.class, () -> email.tell(NOTICE))))
          .succeedsWithin(Duration.ofSeconds(30))
          .extracting(Throwable::getMessage)
          .isEqualTo("the mail server at 127.0.0.1: did not take the letter in 1 s");
    }
  }

  /** Begins a greeting and never comes to its end; returns when the client hangs up. */
  private static void drip(ServerSocket server) {
    try (Socket client = server.accept()) {
      while (true) {
        client.getOutputStream().write("220-please wait\r\n".getBytes(StandardCharsets.US_ASCII));
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    } catch (IOException e) {
      // hung up
    }
  }

  @Test
  void sendsNoPasswordInTheClear() throws Exception {
    try (MailBox box = new MailBox()) {
      Email email =
          new Email(
              new MailServer(
                  "127.0.0.1", box.port(), Optional.of(new MailServer.Login("ann", "sesame"))),
              "broadsheet@news.example",
              List.of("ann@news.example"));

      assertThatThrownBy(() -> email.tell(NOTICE))
          .isInstanceOf(NotifyException.class)
          .hasMessageStartingWith("the mail server at 127.0.0.1: ")
          .message()
          .doesNotContain("sesame");
      assertThat(box.letters()).isEmpty();
      assertThat(box.commands()).noneMatch(c -> c.startsWith("AUTH"));
    }
  }

  private Webhook webhook() {
    return new Webhook(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret-of-ours"));
  }
}
