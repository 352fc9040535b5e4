package dev.broadsheet.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM finish the pages in hand: the first signal asks to stop, and the process
 * ends when the work has.
 */
final class Stop implements AutoCloseable {
  /** A little more than a running schedule is given. */
  private static final long PATIENCE_SECONDS = 70;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "stop");

  Stop() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Does something at the signal, besides. */
  void then(Runnable more) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                asked.await();
                more.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** Waits until a signal asks to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  private void askAndWait() {
    asked.countDown();
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Screen.err().println("Stopped in the midst of work; what was stored is safe.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended; a process that was told to stop may go now. */
  @Override
  public void close() {
    done.countDown();
    if (!asked()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
