package dev.broadsheet.fetch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long: nothing else helps against a process or a script that hangs. */
final class Watchdog {
  /** The common pool may be a single thread, which may wait for what is to be ended. */
  private static final Executor BITERS = Thread::startVirtualThread;

  private Watchdog() {}

  /**
   * Bites after a time, unless it is cancelled before.
   *
   * @return done once it has bitten
   */
  static CompletableFuture<Void> after(Duration time, Runnable bite) {
    return CompletableFuture.runAsync(
        bite, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, BITERS));
  }
}
