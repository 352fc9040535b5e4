package dev.broadsheet.adapter;

import java.util.List;
import java.util.Objects;

/**
 * A system that many sites are made with, as its base describes it.
 *
 * @param base as an adapter of its own, named after it, for pages of unknown sites; zone UTC
 * @param signs one of them stands on every page of the platform and on no other
 */
public record Platform(SiteAdapter base, List<Selector.Css> signs) {
  public Platform {
    Objects.requireNonNull(base, "base");
    signs = List.copyOf(signs);
  }

  boolean isSeenOn(ParsedPage page) {
    return signs.stream().anyMatch(sign -> !page.select(sign.path()).isEmpty());
  }
}
