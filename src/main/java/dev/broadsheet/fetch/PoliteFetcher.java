package dev.broadsheet.fetch;

import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Another fetcher, with manners: asks robots.txt, waits for its turn at the host, tries again what
 * can pass. A page with its redirects is one request. Cheap to make, one for each site; what hosts
 * need to remember is in {@link Politeness}.
 */
public final class PoliteFetcher implements Fetcher {
  private final Fetcher fetcher;
  private final Politeness politeness;
  private final FetchOptions options;

  /**
   * @param options the site's delay and parallelism, and headers that go with each request
   */
  public PoliteFetcher(Fetcher fetcher, Politeness politeness, FetchOptions options) {
    this.fetcher = fetcher;
    this.politeness = politeness;
    this.options = options;
  }

  @Override
  public Page fetch(FetchRequest request) throws FetchException {
    politeness.robots().check(request.url());
    Duration delay = longer(options.delay(), politeness.robots().delay(request.url()));
    FetchRequest complete = withSiteHeaders(request);
    try {
      for (int tries = 1; ; tries++) {
        try {
          return tryOnce(complete, delay, tries);
        } catch (FetchException e) {
          if (!politeness.triesAgain(e, tries)) {
            throw told(e, tries);
          }
          if (!overloaded(e)) { // else the gate is closed to all, this one too
            politeness.sleep(politeness.backOff(e, tries));
          }
        }
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(request.url(), e);
    }
  }

  private Page tryOnce(FetchRequest request, Duration delay, int tries)
      throws FetchException, InterruptedException {
    HostGate gate = politeness.gate(request.url());
    gate.enter(delay, options.parallel());
    Instant start = politeness.now();
    try {
      Page page = fetcher.fetch(request);
      Walls.check(page);
      gate.calm(Duration.between(start, politeness.now()));
      return page;
    } catch (FetchException e) {
      if (overloaded(e)) {
        gate.slow(politeness.backOff(e, tries));
      } else if (e.status().isPresent()) {
        gate.calm(Duration.between(start, politeness.now()));
      }
      throw e;
    } finally {
      gate.leave();
    }
  }

  private static boolean overloaded(FetchException e) {
    int status = e.status().orElse(0);
    return status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.UNAVAILABLE;
  }

  private static FetchException told(FetchException e, int tries) {
    if (tries > 1) {
      return e.noting(tries + " tries");
    }
    return e.reason() == Reason.STATUS ? e.noting("not retried") : e;
  }

  private FetchRequest withSiteHeaders(FetchRequest request) {
    Map<String, String> headers = new HashMap<>(options.headers());
    headers.putAll(request.headers());
    return new FetchRequest(request.url(), request.etag(), request.lastModified(), headers);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Leaves the fetcher behind it open, as others share it. */
  @Override
  public void close() {}
}
