package dev.broadsheet.discover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What of a source is wanted.
 *
 * @param since links and child site maps whose own time lies before it are left out; those without
 *     a time stay (default: nothing is left out)
 * @param from the first day of a back-fill (default: the source's own, where only {@code to} is
 *     given)
 * @param to the last day of a back-fill, inclusive (default: today, where only {@code from} is
 *     given); with neither, a date archive is read for yesterday and today
 */
public record DiscoveryOptions(
    Optional<Instant> since, Optional<LocalDate> from, Optional<LocalDate> to) {

  public static final DiscoveryOptions DEFAULT =
      new DiscoveryOptions(Optional.empty(), Optional.empty(), Optional.empty());

  public DiscoveryOptions {
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "from must not be after to, found " + from.get() + " to " + to.get());
    }
  }

  boolean isBackfill() {
    return from.isPresent() || to.isPresent();
  }
}
