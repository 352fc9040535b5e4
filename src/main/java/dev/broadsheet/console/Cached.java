package dev.broadsheet.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What takes a while to find out, for people who won't wait: the first asks and waits, later ones
 * get what is known, and when that is old, it is found out anew behind their backs. Thread-safe.
 */
final class Cached<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Cached.class);

  private final Supplier<T> source;
  private final Duration age;
  private final Clock clock;
  private @Nullable T value;
  private Instant asked = Instant.MIN;
  private boolean isAsking;

  Cached(Supplier<T> source, Duration age, Clock clock) {
    this.source = source;
    this.age = age;
    this.clock = clock;
  }

  synchronized T get() {
    @Nullable T known = value;
    if (known == null) {
      T found = source.get();
      keep(found);
      return found;
    }
    if (!isAsking && asked.plus(age).isBefore(clock.instant())) {
      isAsking = true;
      CompletableFuture<T> _ =
          CompletableFuture.supplyAsync(source, Thread::startVirtualThread)
              .whenComplete((found, failure) -> renew(found, failure));
    }
    return known;
  }

  private synchronized void renew(@Nullable T found, @Nullable Throwable failure) {
    isAsking = false;
    if (found != null) {
      keep(found);
    } else if (failure != null) {
      LOG.warn("The console goes on with old figures: {}", failure.getMessage());
    }
  }

  private void keep(T found) {
    value = found;
    asked = clock.instant();
  }
}
