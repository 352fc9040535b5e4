package dev.broadsheet.crawl;

import dev.broadsheet.store.Rendering;
import dev.broadsheet.store.Renderings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns of a site that leaves it open which of its pages show their article in a browser only.
 * When 3 pages of a kind in a row did, the next ones go there at once; the 20th after that, and the
 * first after a week, is asked for by HTTP again. Thread-safe.
 */
final class RenderMemory {
  private static final int ENOUGH = 3;
  private static final int UNASKED = 20;
  private static final Duration TRUST = Duration.ofDays(7);
  private static final int LONGEST = 300;

  private final Renderings renderings;
  private final String site;
  private final Clock clock;
  private final Map<String, Optional<Rendering>> known = new HashMap<>();

  RenderMemory(Renderings renderings, String site, Clock clock) {
    this.renderings = renderings;
    this.site = site;
    this.clock = clock;
  }

  /** Whether HTTP need not be asked for a page. */
  synchronized boolean needsBrowser(URI url) {
    return find(kind(url))
        .filter(r -> r.needed() >= ENOUGH && r.unasked() < UNASKED)
        .filter(r -> clock.instant().isBefore(r.asked().plus(TRUST)))
        .isPresent();
  }

  /** A page was taken in a browser without asking HTTP. */
  synchronized void unasked(URI url) {
    String kind = kind(url);
    find(kind).ifPresent(r -> put(kind, new Rendering(r.needed(), r.unasked() + 1, r.asked())));
  }

  /** A page showed its article in a browser, and not by HTTP. */
  synchronized void needed(URI url) {
    String kind = kind(url);
    int before = find(kind).map(Rendering::needed).orElse(0);
    put(kind, new Rendering(before + 1, 0, clock.instant()));
  }

  /** A page showed its article by HTTP. */
  synchronized void notNeeded(URI url) {
    String kind = kind(url);
    if (find(kind).filter(r -> r.needed() > 0).isPresent()) {
      put(kind, new Rendering(0, 0, clock.instant()));
    }
  }

  private Optional<Rendering> find(String kind) {
    return known.computeIfAbsent(kind, k -> renderings.find(site, k));
  }

  private void put(String kind, Rendering rendering) {
    known.put(kind, Optional.of(rendering));
    renderings.put(site, kind, rendering);
  }

  /**
   * The host, the first folder and the form of what follows: {@code news.example/sport/0/a.html}
   * for {@code https://news.example/sport/2026/goal-in-the-rain.html}.
   */
  static String kind(URI url) {
    String path = Optional.ofNullable(url.getPath()).orElse("");
    int folder = path.indexOf('/', 1);
    String rest = folder < 0 ? path : path.substring(folder);
    String first = folder < 0 ? "" : path.substring(0, folder);
    String kind = url.getHost() + first.replaceAll("\\d+", "0") + form(rest);
    return kind.substring(0, Math.min(LONGEST, kind.length()));
  }

  private static String form(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> part.replaceFirst("^\\d+(?=$|\\.)", "0"))
        .map(part -> part.replaceFirst("^(?!0(?:$|\\.))[^.]+", "a"))
        .collect(Collectors.joining("/"));
  }
}
