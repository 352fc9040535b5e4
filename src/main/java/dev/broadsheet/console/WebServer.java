package dev.broadsheet.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Javalin as we use it: a virtual thread for a request, and no word about itself. */
final class WebServer implements AutoCloseable {
  private final Javalin javalin;
  private final int port;

  private WebServer(Javalin javalin, int port) {
    this.javalin = javalin;
    this.port = port;
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port is taken
   */
  static WebServer start(InetAddress address, int port, Consumer<JavalinDefaultRoutingApi> routes)
      throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      // what was closed a moment ago does not keep the port
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(new InetSocketAddress(address, port));
      Javalin javalin =
          Javalin.create(
              config -> {
                configure(config);
                config.jetty.addConnector((server, http) -> connector(server, http, socket));
                routes.accept(config.routes);
              });
      javalin.start();
      return new WebServer(javalin, socket.socket().getLocalPort());
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.http.prefer405over404 = true;
  }

  private static Connector connector(
      Server server, HttpConfiguration http, ServerSocketChannel socket) {
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    try {
      connector.open(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
