package dev.broadsheet.workshop;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An adapter as it was made from pages, to be written down.
 *
 * @param body absent where no container agrees with the bodies: then pages are searched
 */
public record Draft(
    String site,
    String name,
    Optional<String> language,
    ZoneId timezone,
    List<String> hosts,
    List<String> articles,
    List<InducedRule> rules,
    Optional<InducedBody> body,
    List<String> notes) {
  public Draft {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(timezone, "timezone");
    hosts = List.copyOf(hosts);
    articles = List.copyOf(articles);
    rules = List.copyOf(rules);
    Objects.requireNonNull(body, "body");
    notes = List.copyOf(notes);
  }
}
