package dev.broadsheet.console;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A site among the others.
 *
 * @param lastNews when the last run began that brought something of it
 * @param perDay new articles a day, over the last seven
 * @param filled the part of its fields that its last pages had
 * @param driftSince since when its pages don't fit its adapter
 * @param trouble what is wrong with it, in words; may be empty
 */
public record SiteRow(
    String site,
    String name,
    Health health,
    long articles,
    Optional<Instant> lastNews,
    double perDay,
    OptionalDouble filled,
    Optional<Instant> driftSince,
    String trouble) {
  public SiteRow {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(lastNews, "lastNews");
    Objects.requireNonNull(filled, "filled");
    Objects.requireNonNull(driftSince, "driftSince");
    Objects.requireNonNull(trouble, "trouble");
  }
}
