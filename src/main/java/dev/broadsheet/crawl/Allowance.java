package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Budget;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is left of a budget. Thread-safe. */
final class Allowance {
  private final Budget budget;
  private final Clock clock;
  private final Optional<Instant> end;
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /** The time of the budget runs from now on. */
  Allowance(Budget budget, Clock clock) {
    this.budget = budget;
    this.clock = clock;
    this.end = budget.time().map(clock.instant()::plus);
  }

  /** Takes a page, if one may still be taken. */
  boolean takePage() {
    return bytes.get() < budget.bytes().orElse(Long.MAX_VALUE)
        && hasTime()
        && pages.getAndIncrement() < budget.pages().orElse(Integer.MAX_VALUE);
  }

  /** Whether its time has not run out. */
  boolean hasTime() {
    return end.map(clock.instant()::isBefore).orElse(true);
  }

  /** Gives a page back that was not taken in hand after all. */
  void returnPage() {
    pages.decrementAndGet();
  }

  void used(long more) {
    bytes.addAndGet(more);
  }
}
