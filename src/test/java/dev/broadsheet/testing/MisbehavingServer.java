package dev.broadsheet.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on loopback that answers as each route tells it, well or badly: a route writes the
 * bytes itself. One request a connection. A path without a route is a 404.
 */
public final class MisbehavingServer implements AutoCloseable {

  /** Writes an answer. When it returns, the connection is closed. */
  @FunctionalInterface
  public interface Route {
    void answer(Exchange exchange) throws IOException;
  }

  /**
   * @param target the path with its query
   * @param headers names in any case
   * @param in what the client sends on; ends when the client hangs up
   */
  public record Exchange(
      String target, Map<String, String> headers, InputStream in, OutputStream out) {}

  private final ServerSocket socket;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private MisbehavingServer(ServerSocket socket) {
    this.socket = socket;
  }

  /** A server on a free port of 127.0.0.1. */
  public static MisbehavingServer start() {
    try {
      ServerSocket socket = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
      MisbehavingServer server = new MisbehavingServer(socket);
      Thread.ofVirtual().start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds or replaces a route; with a {@code ?} in the path it answers that query only. */
  public MisbehavingServer route(String path, Route route) {
    routes.put(path, route);
    return this;
  }

  /** Adds a page that is all right. */
  public MisbehavingServer html(String path, String body) {
    return route(path, Answers.html(body));
  }

  public URI url(String path) {
    return URI.create("http://" + authority() + path);
  }

  /** {@code 127.0.0.1:PORT}, as {@code --allow-host} takes it. */
  public String authority() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** How often a path, with its query if it has one, was asked for. */
  public int count(String target) {
    return (int) exchanges.stream().filter(e -> e.target().equals(target)).count();
  }

  /** All requests in the order in which they came. */
  public List<Exchange> requests() {
    return List.copyOf(exchanges);
  }

  /** Forgets its routes and what was asked for. */
  public void forget() {
    routes.clear();
    exchanges.clear();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      String[] request = line(in).split(" ");
      if (request.length < 3) {
        return;
      }
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      Exchange exchange = new Exchange(request[1], headers, in, client.getOutputStream());
      exchanges.add(exchange);
      route(request[1]).answer(exchange);
      client.getOutputStream().flush();
    } catch (IOException e) {
      // The client hung up: many of our routes want just that.
    } finally {
      open.remove(client);
    }
  }

  private Route route(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return routes.getOrDefault(
        target, routes.getOrDefault(path, Answers.status(404, "no such page")));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Routes that tests need again and again. */
  public static final class Answers {
    private Answers() {}

    public static Route html(String body) {
      return of(200, body, "Content-Type: text/html; charset=utf-8");
    }

    public static Route xml(String body) {
      return of(200, body, "Content-Type: application/xml; charset=utf-8");
    }

    public static Route status(int status, String body, String... headers) {
      return of(status, body, headers);
    }

    public static Route redirect(String to) {
      return of(302, "", "Location: " + to);
    }

    /** A whole answer in UTF-8 with its length. */
    public static Route of(int status, String body, String... headers) {
      return of(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public static Route of(int status, byte[] body, String... headers) {
      return exchange -> {
        exchange.out().write(head(status, headers, "Content-Length: " + body.length));
        exchange.out().write(body);
      };
    }

    /** These bytes and no others, in Latin-1: line ends and all are the caller's. */
    public static Route raw(String answer) {
      return exchange -> exchange.out().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The routes one after the other, the last one for ever. */
    public static Route inTurn(Route... routes) {
      AtomicInteger next = new AtomicInteger();
      return exchange ->
          routes[Math.min(next.getAndIncrement(), routes.length - 1)].answer(exchange);
    }

    /** A body that never ends, as fast as it can. */
    public static Route endless(String... headers) {
      return exchange -> {
        exchange.out().write(head(200, headers));
        byte[] block = "<p>more and more</p>\n".repeat(3000).getBytes(StandardCharsets.UTF_8);
        while (true) {
          exchange.out().write(block);
        }
      };
    }

    /** A body that comes a byte at a time, always just in time for a read timeout. */
    public static Route drip() {
      return exchange -> {
        exchange.out().write(head(200, new String[] {"Content-Type: text/html"}));
        while (true) {
          exchange.out().write('.');
          exchange.out().flush();
          try {
            Thread.sleep(10);
          } catch (InterruptedException e) {
            return;
          }
        }
      };
    }

    /** Says nothing until the client hangs up. */
    public static Route silence() {
      return exchange -> exchange.in().transferTo(OutputStream.nullOutputStream());
    }

    /** Hangs up at once. */
    public static Route hangUp() {
      return exchange -> {};
    }

    private static byte[] head(int status, String[] headers, String... more) {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      for (String header : more) {
        head.append(header).append("\r\n");
      }
      return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
