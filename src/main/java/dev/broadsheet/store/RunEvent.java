package dev.broadsheet.store;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something worth remembering of a run.
 *
 * @param kind one lower-case word with dashes, for programs: {@code failed}, {@code robots}
 */
public record RunEvent(
    Instant at, Optional<String> site, Optional<URI> url, String kind, String message) {
  public RunEvent {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }
}
