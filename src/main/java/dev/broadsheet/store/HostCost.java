package dev.broadsheet.store;

import java.time.Duration;
import java.util.Objects;

/**
 * What a run asked of a host.
 *
 * @param host with its port where that is not the scheme's own
 * @param requests those that failed included; a page with its redirects is one
 * @param waited how long requests waited for their turn, in sum: many wait side by side
 * @param answered how long the host took to answer, in sum
 * @param bytes of pages, after decompression
 */
public record HostCost(String host, int requests, Duration waited, Duration answered, long bytes) {
  public HostCost {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(waited, "waited");
    Objects.requireNonNull(answered, "answered");
  }

  /** The sum of two costs of the same host. */
  public HostCost plus(HostCost other) {
    return new HostCost(
        host,
        requests + other.requests,
        waited.plus(other.waited),
        answered.plus(other.answered),
        bytes + other.bytes);
  }
}
