package dev.broadsheet.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds up those who guess: ten wrong words a minute from an address. Thread-safe. */
final class LoginLimit {
  private static final int MOST = 10;
  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  private final Clock clock;
  private final Map<String, Deque<Instant>> wrong = new LinkedHashMap<>();

  LoginLimit(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean allows(String address) {
    Deque<Instant> times = wrong.get(address);
    if (times == null) {
      return true;
    }
    Instant from = clock.instant().minus(SPAN);
    while (!times.isEmpty() && times.peekFirst().isBefore(from)) {
      times.removeFirst();
    }
    if (times.isEmpty()) {
      wrong.remove(address);
    }
    return times.size() < MOST;
  }

  synchronized void wasWrong(String address) {
    wrong.computeIfAbsent(address, a -> new ArrayDeque<>()).addLast(clock.instant());
    if (wrong.size() > MOST_ADDRESSES) {
      wrong.remove(wrong.keySet().iterator().next());
    }
  }
}
