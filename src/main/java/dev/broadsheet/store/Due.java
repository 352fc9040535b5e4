package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import java.net.URI;
import java.util.Objects;

/**
 * An address whose turn it is, as its source told of it.
 *
 * @param attempts how often it failed before
 */
public record Due(Link link, int attempts) {
  public Due {
    Objects.requireNonNull(link, "link");
  }

  public URI url() {
    return link.url();
  }
}
