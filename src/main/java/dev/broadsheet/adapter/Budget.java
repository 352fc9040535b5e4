package dev.broadsheet.adapter;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run may take at most; what is absent has no bound.
 *
 * @param pages taken in hand
 * @param bytes of bodies, after decompression
 * @param time after which no further page is taken in hand
 */
public record Budget(Optional<Integer> pages, Optional<Long> bytes, Optional<Duration> time) {
  public static final Budget UNBOUNDED =
      new Budget(Optional.empty(), Optional.empty(), Optional.empty());

  public Budget {
    Objects.requireNonNull(pages, "pages");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(time, "time");
    pages.filter(p -> p < 1).ifPresent(p -> refuse("pages must be 1 or more, found " + p));
    bytes.filter(b -> b < 1).ifPresent(b -> refuse("bytes must be 1 or more, found " + b));
    time.filter(t -> t.isNegative() || t.isZero())
        .ifPresent(t -> refuse("time must be longer than nothing, found " + t));
  }

  private static void refuse(String message) {
    throw new IllegalArgumentException(message);
  }

  /** The smaller of each bound. */
  public Budget and(Budget other) {
    return new Budget(
        least(pages, other.pages), least(bytes, other.bytes), least(time, other.time));
  }

  /** The other's bounds where it has them, else these. */
  public Budget overriddenBy(Budget other) {
    return new Budget(
        other.pages.or(() -> pages), other.bytes.or(() -> bytes), other.time.or(() -> time));
  }

  private static <T extends Comparable<? super T>> Optional<T> least(
      Optional<T> one, Optional<T> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().compareTo(other.get()) <= 0 ? one : other;
  }
}
