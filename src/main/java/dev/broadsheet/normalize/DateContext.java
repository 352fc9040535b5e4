package dev.broadsheet.normalize;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a date is read against.
 *
 * @param fetched when the page was fetched: "now" for «вчера», and the bound of the future
 * @param zone of clock times that name none
 * @param language BCP 47, of the page or site; decides the order of day and month in numbers
 */
public record DateContext(Instant fetched, ZoneId zone, Optional<String> language) {
  public DateContext {
    Objects.requireNonNull(fetched, "fetched");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(language, "language");
  }
}
