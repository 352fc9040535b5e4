package dev.broadsheet.fetch;

import dev.broadsheet.fetch.FilteringProxy.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One connection of the browser to its proxy: one request or one tunnel, then it closes. */
final class ProxyConnection {
  /** The proxy itself answers for it: whoever asks with the password is then known. */
  static final URI GREETING = URI.create("http://broadsheet.invalid/");

  /** Tells the proxy's own refusals from a server's answers (RFC 9209); servers can't fake it. */
  static final String REFUSAL = "proxy-status";

  private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
  private static final Duration IDLE_TIME = Duration.ofSeconds(60);

  /** Means nothing past one hop (RFC 9110, 7.6.1), or is ours to say. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "proxy-connection",
          "keep-alive",
          "proxy-authorization",
          "proxy-authenticate",
          "te",
          "trailer",
          "upgrade",
          REFUSAL);

  private final FilteringProxy proxy;
  private final InputStream in;
  private final OutputStream out;

  ProxyConnection(FilteringProxy proxy, Socket client) throws IOException {
    this.proxy = proxy;
    client.setSoTimeout((int) IDLE_TIME.toMillis());
    client.setTcpNoDelay(true);
    this.in = new BufferedInputStream(client.getInputStream());
    this.out = client.getOutputStream();
  }

  /** Connects to the first address that answers. */
  static Socket connect(List<InetSocketAddress> addresses) throws IOException {
    IOException last = new ConnectException("no address");
    for (InetSocketAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.connect(address, (int) CONNECT_TIME.toMillis());
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        FilteringProxy.closeQuietly(socket);
        last = e;
      }
    }
    throw last;
  }

  void serve() throws IOException {
    HttpHead request = HttpHead.read(in);
    String[] words = request.startLine().split(" ", -1);
    if (!proxy.isOurs(request)) {
      answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"broadsheet\"");
    } else if (words.length != 3) {
      refuse("400 Bad Request");
    } else if (words[0].equals("CONNECT")) {
      pass(Target.parse(words[1], 443), this::tunnel);
    } else {
      forward(request, words[0], words[1]);
    }
  }

  /** What is done with a connection to a server. */
  private interface Use {
    void of(Socket server) throws IOException;
  }

  private void pass(Target target, Use use) throws IOException {
    Socket server;
    try {
      server = proxy.connect(target);
    } catch (IOException e) {
      refuse("502 Bad Gateway");
      return;
    }
    try (server) {
      server.setSoTimeout((int) IDLE_TIME.toMillis());
      use.of(server);
    } finally {
      proxy.closed(server);
    }
  }

  private void tunnel(Socket server) throws IOException {
    out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Thread.ofVirtual()
        .start(
            () -> {
              copyQuietly(in, server, Long.MAX_VALUE);
              FilteringProxy.closeQuietly(server);
            });
    copy(server.getInputStream(), out, proxy.maxBytes());
  }

  private void forward(HttpHead request, String method, String address) throws IOException {
    int path = address.indexOf('/', "http://".length());
    if (!address.startsWith("http://") || path < 0) {
      refuse("400 Bad Request");
    } else if (address.equals(GREETING.toString())) {
      answer("200 OK", "Content-Type: text/html");
    } else if (request.value("transfer-encoding").isPresent()) {
      refuse("411 Length Required");
    } else {
      String startLine = method + ' ' + address.substring(path) + " HTTP/1.1";
      HttpHead onward = request.with(startLine, HOP_BY_HOP, "Connection: close");
      pass(
          Target.parse(address.substring("http://".length(), path), 80),
          server -> exchange(onward, server));
    }
  }

  private void exchange(HttpHead request, Socket server) throws IOException {
    request.write(server.getOutputStream());
    long length = request.value("content-length").map(Long::parseLong).orElse(0L);
    if (length > 0) {
      Thread.ofVirtual().start(() -> copyQuietly(in, server, length));
    }
    InputStream body = new BufferedInputStream(server.getInputStream());
    HttpHead response = HttpHead.read(body);
    while (response.startLine().matches("HTTP/1\\.[01] 1\\d\\d.*")) {
      response = HttpHead.read(body);
    }
    if (!response.startLine().startsWith("HTTP/1.")) {
      throw new ProtocolException("no HTTP: " + response.startLine());
    }
    response.with(response.startLine(), HOP_BY_HOP, "Connection: close").write(out);
    copy(body, out, proxy.maxBytes());
  }

  private void refuse(String status) throws IOException {
    answer(status, REFUSAL + ": broadsheet");
  }

  private void answer(String status, String field) throws IOException {
    // An empty body would make the browser show a page of its own, without our header.
    List<String> fields = List.of(field, "Content-Length: 1", "Connection: close");
    new HttpHead("HTTP/1.1 " + status, fields).write(out);
    out.write('\n');
    out.flush();
  }

  private static void copyQuietly(InputStream from, Socket to, long bytes) {
    try {
      copy(from, to.getOutputStream(), bytes);
    } catch (IOException e) {
      // Whoever hung up is seen by the other direction too.
    }
  }

  /** Copies until the end, or so many bytes. */
  private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
    byte[] buffer = new byte[16 << 10];
    long left = bytes;
    while (left > 0) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      to.write(buffer, 0, read);
      to.flush();
      left -= read;
    }
  }
}
