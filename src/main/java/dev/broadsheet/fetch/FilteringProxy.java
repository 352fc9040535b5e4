package dev.broadsheet.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The browser's only way out: an HTTP proxy on loopback that connects to nothing but what the
 * address guard passes, whatever name, redirect or script led there. It asks for a password that
 * only our browser is told, so that neither other users of the machine nor the browser's own
 * background services get through. Thread-safe.
 */
final class FilteringProxy implements AutoCloseable {
  static final String USER = "broadsheet";

  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_FAILURES = 1_000;

  /** Where no descriptors are left, the next connection fails at once as well. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final AddressGuard guard;
  private final long maxBytes;
  private final ServerSocket server;
  private final Sleeper sleeper;
  private final String password;
  private final byte[] credentials;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final Map<Target, IOException> failures = Collections.synchronizedMap(new Recent());

  /** Where a request leads. */
  record Target(String host, int port) {
    static Target of(URI url) {
      int standard = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
      return parse(url.getRawAuthority(), standard);
    }

    /** Reads {@code host}, {@code host:port} or {@code [::1]:port}. */
    static Target parse(String authority, int standardPort) {
      int colon = authority.lastIndexOf(':');
      boolean hasPort = colon > authority.lastIndexOf(']');
      String host = hasPort ? authority.substring(0, colon) : authority;
      int port = hasPort ? Integer.parseInt(authority.substring(colon + 1)) : standardPort;
      return new Target(host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT), port);
    }
  }

  /** Forgets the oldest: pages can name any number of hosts. */
  private static final class Recent extends LinkedHashMap<Target, IOException> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Target, IOException> eldest) {
      return size() > MAX_FAILURES;
    }
  }

  /**
   * Listens at once.
   *
   * @param maxBytes that one connection may bring from its server
   */
  FilteringProxy(AddressGuard guard, long maxBytes) throws IOException {
    this(
        guard,
        maxBytes,
        new ServerSocket(0, 128, InetAddress.getLoopbackAddress()),
        new RealSleeper(1));
  }

  FilteringProxy(AddressGuard guard, long maxBytes, ServerSocket server, Sleeper sleeper) {
    this.guard = guard;
    this.maxBytes = maxBytes;
    this.server = server;
    this.sleeper = sleeper;
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    this.password = HexFormat.of().formatHex(random);
    byte[] pair = (USER + ":" + password).getBytes(StandardCharsets.US_ASCII);
    this.credentials = ascii("Basic " + Base64.getEncoder().encodeToString(pair));
    Thread.ofVirtual().name("browser-proxy").start(this::accept);
  }

  /** As Chromium takes it: {@code http://127.0.0.1:41234}. */
  String address() {
    return "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  String password() {
    return password;
  }

  /** Why the last connection to the host of the address could not be made, if it could not. */
  Optional<IOException> failure(URI url) {
    return Optional.ofNullable(failures.get(Target.of(url)));
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(FilteringProxy::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (free.tryAcquire()) {
          Thread.ofVirtual().start(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        // Closed, the client is gone already, or there are too many open files.
        pause();
      }
    }
  }

  private void pause() {
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      closeQuietly(server);
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      new ProxyConnection(this, client).serve();
    } catch (IOException | IllegalArgumentException e) {
      // Hung up, or no HTTP: the browser tells what became of its page.
    } finally {
      open.remove(client);
      free.release();
    }
  }

  /** Whether the request carries the password, found out in constant time. */
  boolean isOurs(HttpHead request) {
    byte[] told = ascii(request.value("proxy-authorization").orElse(""));
    return MessageDigest.isEqual(credentials, told);
  }

  /**
   * Connects to the first of the target's addresses that answers.
   *
   * @throws IOException if none may or can be connected to; told again by {@link #failure}
   */
  Socket connect(Target target) throws IOException {
    try {
      Socket socket = ProxyConnection.connect(guard.resolve(target.host(), target.port()));
      failures.remove(target);
      open.add(socket);
      return socket;
    } catch (IOException e) {
      failures.put(target, e);
      throw e;
    }
  }

  void closed(Socket socket) {
    open.remove(socket);
  }

  long maxBytes() {
    return maxBytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
