package dev.broadsheet.store;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A look at one article of a site, to see whether its adapter still reads it.
 *
 * @param adapter name and digest of the adapter
 * @param url of the article, or the site's source that could not be had
 * @param fault what was wrong, in one line; empty if nothing was
 */
public record Canary(
    String site, String adapter, Instant checked, URI url, Optional<String> fault) {
  public Canary {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(adapter, "adapter");
    Objects.requireNonNull(checked, "checked");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(fault, "fault");
  }
}
