package dev.broadsheet.discover;

import dev.broadsheet.article.Link;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A link with when its page changed last, as the source tells it.
 *
 * @param modified a whole instant only: a bare day may lie before or after the last look
 */
public record Found(Link link, Optional<Instant> modified) {
  public Found {
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(modified, "modified");
  }
}
