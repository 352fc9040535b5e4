package dev.broadsheet.fetch;

import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another fetcher, with manners: asks robots.txt, waits for its turn at the host and until there is
 * room for another page, tries again what can pass. A page with its redirects is one request. Cheap
 * to make, one for each site; what hosts need to remember is in {@link Politeness}.
 */
public final class PoliteFetcher implements Fetcher {
  private static final Logger LOG = LoggerFactory.getLogger(PoliteFetcher.class);

  private final Fetcher fetcher;
  private final Politeness politeness;
  private final FetchOptions options;
  private final Meter meter;

  /**
   * @param options the site's delay and parallelism, and headers that go with each request
   * @param meter is told of every try
   */
  public PoliteFetcher(Fetcher fetcher, Politeness politeness, FetchOptions options, Meter meter) {
    this.fetcher = fetcher;
    this.politeness = politeness;
    this.options = options;
    this.meter = meter;
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
            if (e.isSilence()) {
              politeness.silent(e.url());
            }
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
    Instant asked = politeness.now();
    awaitTurn(gate, delay, request.url());
    Instant start = politeness.now();
    int bytes = 0;
    try {
      Page page = fetcher.fetch(request);
      mind(gate, page.url());
      bytes = page.body().length;
      Walls.check(page);
      gate.calm(Duration.between(start, politeness.now()));
      return page;
    } catch (FetchException e) {
      if (overloaded(e)) {
        Duration pause = politeness.backOff(e, tries);
        gate.slow(pause);
        gateOfAnother(gate, e.url()).ifPresent(other -> other.slow(pause));
      } else if (e.status().isPresent()) {
        mind(gate, e.url());
        gate.calm(Duration.between(start, politeness.now()));
      }
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw fault(request.url(), e);
    } finally {
      gate.leave();
      tell(request.url(), asked, start, bytes);
    }
  }

  /** Who is asked next keeps the distance from the host to which redirects have led, too. */
  private void mind(HostGate gate, URI answering) throws FetchException {
    Optional<HostGate> other = gateOfAnother(gate, answering);
    other.ifPresent(HostGate::passed);
    gate.led(other.isPresent() ? politeness.robots().delay(answering) : Duration.ZERO);
  }

  /** The gate of the host to which redirects have led, if that is another one. */
  private Optional<HostGate> gateOfAnother(HostGate asked, URI answering) {
    return Optional.of(politeness.gate(answering)).filter(other -> other != asked);
  }

  /** What only a hostile answer brings to light must not end a run. */
  private static FetchException fault(URI url, Throwable e) {
    LOG.error("{} could not be fetched, by a fault of Broadsheet", url, e);
    return new FetchException(
        url, Reason.BROKEN_RESPONSE, true, "a fault of Broadsheet while it was fetched: " + e, e);
  }

  private void awaitTurn(HostGate gate, Duration delay, URI url)
      throws FetchException, InterruptedException {
    Optional<Duration> closed = gate.enter(delay, options.parallel());
    if (closed.isPresent()) {
      throw new FetchException(
          url,
          gate.isSilent() ? Reason.SILENT : Reason.CLOSED,
          OptionalInt.empty(),
          true,
          closed,
          "not asked for, as its host is left alone for a while",
          null);
    }
    try {
      politeness.backlog().awaitRoom();
    } catch (InterruptedException e) {
      gate.leave();
      throw e;
    }
  }

  private void tell(URI url, Instant asked, Instant start, int bytes) {
    String host = Origin.of(url).map(Origin::authority).orElse("");
    meter.request(
        host, Duration.between(asked, start), Duration.between(start, politeness.now()), bytes);
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
