package dev.broadsheet.fetch;

import dev.broadsheet.article.Page;
import java.net.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages by HTTP/1.1 and 2, as the server sends them. No cookies, no proxy; the bounds of
 * {@link FetchSettings} hold for each page. Thread-safe.
 */
public final class HttpFetcher implements Fetcher {
  /** For one page. */
  static final int MAX_REDIRECTS = 10;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final FetchSettings settings;
  private final Clock clock;
  private final Client client;
  private final Optional<Robots> robots;

  /** A fetcher that asks no robots.txt. */
  public HttpFetcher(FetchSettings settings, Clock clock) {
    this(settings, clock, UnaryOperator.identity());
  }

  HttpFetcher(FetchSettings settings, Clock clock, UnaryOperator<OkHttpClient.Builder> change) {
    this(settings, clock, new Client(settings, change), Optional.empty());
  }

  private HttpFetcher(FetchSettings settings, Clock clock, Client client, Optional<Robots> robots) {
    this.settings = settings;
    this.clock = clock;
    this.client = client;
    this.robots = robots;
  }

  /**
   * The same fetcher, its connections shared, following redirects only where robots.txt lets it.
   */
  public HttpFetcher obeying(Robots robots) {
    return new HttpFetcher(settings, clock, client, Optional.of(robots));
  }

  @Override
  public Page fetch(FetchRequest request) throws FetchException {
    return fetch(request, Bounds.of(settings));
  }

  /** Gets what is not a page, with bounds of its own. */
  Page fetch(FetchRequest request, Bounds bounds) throws FetchException {
    return new HttpJourney(client.get(), settings, clock, robots, request, bounds).run();
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * How much of an answer is read.
   *
   * @param cut whether a longer body is cut at {@code maxBytes} instead of refused
   * @param anyType whether the content type does not matter
   */
  record Bounds(int maxBytes, int maxRedirects, boolean cut, boolean anyType) {
    static Bounds of(FetchSettings settings) {
      return new Bounds(settings.maxBytes(), MAX_REDIRECTS, false, false);
    }
  }

  /** The client, made for the first page: commands that fetch nothing don't pay for it. */
  private static final class Client {
    private final FetchSettings settings;
    private final UnaryOperator<OkHttpClient.Builder> change;
    private @Nullable OkHttpClient client;

    Client(FetchSettings settings, UnaryOperator<OkHttpClient.Builder> change) {
      this.settings = settings;
      this.change = change;
    }

    synchronized OkHttpClient get() {
      if (client == null) {
        client = change.apply(builder()).build();
      }
      return client;
    }

    private OkHttpClient.Builder builder() {
      Duration timeout = settings.timeout();
      AddressGuard guard = new AddressGuard(settings.allowedHosts());
      return new OkHttpClient.Builder()
          .socketFactory(new GuardedSocketFactory(guard))
          .proxy(Proxy.NO_PROXY)
          .cookieJar(CookieJar.NO_COOKIES)
          .addNetworkInterceptor(new SoundHead())
          .followRedirects(false)
          .followSslRedirects(false)
          .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
          .connectTimeout(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT)
          .readTimeout(timeout)
          .writeTimeout(timeout);
    }

    synchronized void close() {
      if (client != null) {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
      }
    }
  }
}
