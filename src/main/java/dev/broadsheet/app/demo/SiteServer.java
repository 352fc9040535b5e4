package dev.broadsheet.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves one site on a port of the loopback address, until closed. */
final class SiteServer implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Takes the port; 0 takes any free one. */
  SiteServer(int port) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    try {
      http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      threads.close();
      throw new IOException(
          "port "
              + port
              + " of 127.0.0.1 is taken ("
              + e.getMessage()
              + "); the demo newsroom needs five free ports in a row; name another first one by"
              + " --port",
          e);
    }
    http.setExecutor(threads);
  }

  /** Host and port, as in an address. */
  String host() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  void serve(NewsSite site) {
    http.createContext("/", exchange -> answer(exchange, site));
    http.start();
  }

  private static void answer(HttpExchange exchange, NewsSite site) throws IOException {
    try (exchange) {
      Answer answer =
          site.answer(
              exchange.getRequestURI().getPath(),
              Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
      pause(answer.delay());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      String etag = "\"" + Integer.toHexString(Arrays.hashCode(answer.body())) + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      boolean known = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      boolean bare =
          known || answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(known ? 304 : answer.status(), bare ? -1 : answer.body().length);
      if (!bare) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
