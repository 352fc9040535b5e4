package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An address whose turn it is, as its source told of it.
 *
 * @param attempts how often it failed since it was last had
 * @param visited when it was last had, if it was
 * @param validators of the page that was had then
 */
public record Due(Link link, int attempts, Optional<Instant> visited, Validators validators) {
  public Due {
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(visited, "visited");
    Objects.requireNonNull(validators, "validators");
  }

  public URI url() {
    return link.url();
  }
}
