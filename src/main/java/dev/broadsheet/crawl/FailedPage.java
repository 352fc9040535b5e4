package dev.broadsheet.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A page that could not be had.
 *
 * @param why it failed last
 * @param run in which it did
 * @param times it failed, among those that were looked at
 */
public record FailedPage(
    String site, Optional<URI> url, String why, long run, Instant at, int times) {
  public FailedPage {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(at, "at");
  }

  FailedPage andBefore(FailedPage earlier) {
    return new FailedPage(site, url, why, run, at, times + earlier.times);
  }
}
