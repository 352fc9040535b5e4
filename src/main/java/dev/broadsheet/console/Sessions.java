package dev.broadsheet.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in: for twelve hours after the last request, until the console ends. Thread-safe.
 */
final class Sessions {
  static final Duration IDLE = Duration.ofHours(12);

  private static final int MOST = 1_000;

  private final Clock clock;
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Known(Session session, Instant seen) {}

  Sessions(Clock clock) {
    this.clock = clock;
  }

  synchronized Session begin(Role role) {
    Session session = new Session(Secrets.fresh(), role, Secrets.fresh());
    known.put(session.id(), new Known(session, clock.instant()));
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next()); // the longest unseen
    }
    return session;
  }

  synchronized Optional<Session> find(String id) {
    Known found = known.get(id);
    Instant now = clock.instant();
    if (found == null) {
      return Optional.empty();
    }
    if (found.seen().plus(IDLE).isBefore(now)) {
      known.remove(id);
      return Optional.empty();
    }
    known.put(id, new Known(found.session(), now));
    return Optional.of(found.session());
  }

  synchronized void end(Session session) {
    known.remove(session.id());
  }
}
