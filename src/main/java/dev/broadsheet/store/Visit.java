package dev.broadsheet.store;

import dev.broadsheet.article.Validators;
import java.time.Instant;
import java.util.Objects;

/**
 * The last time that a page was had.
 *
 * @param validators of the page as it was then
 */
public record Visit(Instant time, Validators validators) {
  public Visit {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(validators, "validators");
  }
}
