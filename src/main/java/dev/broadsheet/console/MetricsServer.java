package dev.broadsheet.console;

import io.javalin.http.MisdirectedRequestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers {@code GET /metrics} and {@code GET /health} on loopback, and nothing else: for a service
 * without a console, or one whose console others reach. A request whose Host is not loopback's is
 * refused: it comes from a page that had its name changed to ours.
 */
public final class MetricsServer implements AutoCloseable {
  private final WebServer server;

  private MetricsServer(WebServer server) {
    this.server = server;
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
    return new MetricsServer(
        WebServer.start(
            InetAddress.getLoopbackAddress(),
            port,
            javalin -> {
              javalin.before(
                  context -> {
                    int listening = context.req().getLocalPort();
                    if (!ConsoleSettings.DEFAULT
                        .hosts(listening)
                        .contains(String.valueOf(context.host()))) {
                      throw new MisdirectedRequestResponse();
                    }
                  });
              new MetricsPages(metrics, problems).add(javalin);
            }));
  }

  /** Where the metrics are. */
  public String address() {
    return "http://127.0.0.1:" + server.port() + "/metrics";
  }

  @Override
  public void close() {
    server.close();
  }
}
