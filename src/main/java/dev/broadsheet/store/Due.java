package dev.broadsheet.store;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * An address whose turn it is, as its source told of it.
 *
 * @param attempts how often it failed since it was last had
 * @param outages how often it could not be had since then, without being to blame
 * @param reason why it failed last, cut where that is long
 * @param visit the last time that it was had, if it was
 */
public record Due(
    Link link, int attempts, int outages, Optional<String> reason, Optional<Visit> visit) {
  public Due {
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(visit, "visit");
  }

  public URI url() {
    return link.url();
  }

  /** By what one asks whether the page has changed; none where it was never had. */
  public Validators validators() {
    return visit.map(Visit::validators).orElse(Validators.NONE);
  }
}
