package dev.broadsheet.fetch;

import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages in a headless Chromium, as their scripts have made them. The body is the document in
 * UTF-8 as it stands when the page has loaded and its network is still; what is no HTML comes as
 * sent. Pictures, fonts and films are not loaded; redirects and scripts reach nothing that the
 * address guard refuses; no robots.txt is asked and no request is conditional. Thread-safe.
 *
 * <p>Nothing is started before the first page. A browser that crashed or hung is replaced.
 */
public final class BrowserFetcher implements Fetcher {
  /** HTTP/2 brings everything that a page loads from a host through one connection. */
  private static final long BYTES_OF_CONNECTION_PER_PAGE_BYTE = 8;

  private final FetchSettings settings;
  private final BrowserOptions options;
  private final Clock clock;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AtomicInteger idle = new AtomicInteger();
  private final List<BrowserWorker> workers = new ArrayList<>();
  private @Nullable FilteringProxy proxy;
  private boolean closed;

  /** A page that somebody waits for. */
  record Order(FetchRequest request, BrowserSteps steps, CompletableFuture<Page> page) {}

  public BrowserFetcher(FetchSettings settings, BrowserOptions options, Clock clock) {
    this.settings = settings;
    this.options = options;
    this.clock = clock;
  }

  /** Whether there is a Chromium to run; if not, every page fails and its message says so. */
  public static boolean isInstalled(BrowserOptions options) {
    return Chromium.find(options).isPresent();
  }

  /** The same fetcher, for pages that are complete after some steps. Closing it does nothing. */
  public Fetcher taking(BrowserSteps steps) {
    return new Fetcher() {
      @Override
      public Page fetch(FetchRequest request) throws FetchException {
        return BrowserFetcher.this.fetch(request, steps);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Page fetch(FetchRequest request) throws FetchException {
    return fetch(request, BrowserSteps.NONE);
  }

  private Page fetch(FetchRequest request, BrowserSteps steps) throws FetchException {
    URI url = request.url();
    if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
      throw failure(url, Reason.BAD_URL, "only http and https can be fetched", null);
    }
    Path executable =
        Chromium.find(options)
            .orElseThrow(() -> failure(url, Reason.BROWSER, Chromium.MISSING, null));
    Order order = new Order(request, steps, new CompletableFuture<>());
    place(order, executable);
    try {
      return order.page().get();
    } catch (InterruptedException e) {
      order.page().cancel(true);
      throw Failures.interrupted(url, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FetchException known
          ? known
          : new FetchException(url, Reason.BROWSER, true, "the browser failed", e.getCause());
    }
  }

  private synchronized void place(Order order, Path executable) throws FetchException {
    if (closed) {
      throw failure(order.request().url(), Reason.BROWSER, "the browser is closed", null);
    }
    if (proxy == null) {
      proxy = openProxy(order);
    }
    orders.add(order);
    if (workers.size() < options.tabs() && orders.size() > idle.get()) {
      BrowserWorker worker =
          new BrowserWorker(orders, idle, executable, proxy, settings, options, clock);
      workers.add(worker);
      worker.start();
    }
  }

  private FilteringProxy openProxy(Order order) throws FetchException {
    try {
      return new FilteringProxy(
          new AddressGuard(settings.allowedHosts()),
          BYTES_OF_CONNECTION_PER_PAGE_BYTE * settings.maxBytes());
    } catch (IOException e) {
      throw failure(order.request().url(), Reason.BROWSER, "no port for the browser's proxy", e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    workers.forEach(BrowserWorker::stop);
    workers.forEach(BrowserWorker::join);
    orders.forEach(
        o ->
            o.page()
                .completeExceptionally(
                    failure(o.request().url(), Reason.BROWSER, "the browser is closed", null)));
    if (proxy != null) {
      proxy.close();
    }
  }

  private static FetchException failure(
      URI url, Reason reason, String message, @Nullable Throwable cause) {
    return new FetchException(url, reason, false, message, cause);
  }
}
