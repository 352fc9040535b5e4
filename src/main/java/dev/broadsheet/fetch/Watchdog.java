package dev.broadsheet.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long: nothing else helps against a process or a script that hangs.
 * Thread-safe.
 */
final class Watchdog {
  /** The common pool may be a single thread, which may wait for what is to be ended. */
  private static final Executor BITERS = Thread::startVirtualThread;

  private final CompletableFuture<Void> waiting;
  private volatile boolean bitten;

  private Watchdog(Duration time, Runnable bite) {
    waiting =
        CompletableFuture.runAsync(
            () -> {
              bitten = true; // before whoever waits for what is ended here can ask
              bite.run();
            },
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, BITERS));
  }

  /** Bites after a time, unless it is cancelled before. */
  static Watchdog after(Duration time, Runnable bite) {
    return new Watchdog(time, bite);
  }

  /** Whether it bites, or has. */
  boolean hasBitten() {
    return bitten;
  }

  void cancel() {
    waiting.cancel(false);
  }
}
