package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a page yielded when a crawl read it.
 *
 * @param page its number, rising in the order of reading; 0 before it is stored
 * @param adapter name and digest of the adapter that read it
 * @param wins for each field that was found the rule that gave it
 */
public record PageYield(
    long page,
    String site,
    String adapter,
    Instant taken,
    URI url,
    Map<Field, Win> wins,
    BodyGauge body) {
  public PageYield {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(adapter, "adapter");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(url, "url");
    Map<Field, Win> copy = new EnumMap<>(Field.class);
    copy.putAll(wins);
    wins = Collections.unmodifiableMap(copy);
    Objects.requireNonNull(body, "body");
  }
}
