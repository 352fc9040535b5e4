package dev.broadsheet.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code GET /metrics} and {@code GET /health} on loopback, and nothing else. A request
 * whose Host is not loopback's is refused: it comes from a page that had its name changed to ours.
 */
public final class MetricsServer implements AutoCloseable {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final CrawlMetrics metrics;
  private final Supplier<List<String>> problems;
  private final HttpServer server;
  private final Set<String> hosts;

  private MetricsServer(CrawlMetrics metrics, Supplier<List<String>> problems, HttpServer server) {
    this.metrics = metrics;
    this.problems = problems;
    this.server = server;
    int port = server.getAddress().getPort();
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /**
   * Starts to answer.
   *
   * @param problems what is wrong at the moment, a line each; {@code /health} answers 503 with them
   * @param port 0 for any that is free
   * @throws IOException when the port is taken
   */
  public static MetricsServer start(CrawlMetrics metrics, Supplier<List<String>> problems, int port)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    MetricsServer server = new MetricsServer(metrics, problems, http);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  /** Where the metrics are. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!hosts.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
        send(exchange, 421, "this is loopback's\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "GET is all there is\n");
      } else {
        switch (exchange.getRequestURI().getPath()) {
          case "/metrics" -> send(exchange, 200, metrics.text());
          case "/health" -> health(exchange);
          default -> send(exchange, 404, "see /metrics and /health\n");
        }
      }
    }
  }

  private void health(HttpExchange exchange) throws IOException {
    List<String> wrong = problems.get();
    if (wrong.isEmpty()) {
      send(exchange, 200, "ok\n");
    } else {
      send(exchange, 503, String.join("\n", wrong) + "\n");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
