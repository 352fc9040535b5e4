package dev.broadsheet.fetch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The sleeper of the real world, which can be told that all waiting is over. Thread-safe. */
public final class RealSleeper implements Sleeper {
  private final CountDownLatch over = new CountDownLatch(1);
  private final double speed;

  /**
   * @param speed how much faster the clock runs by which others reckon
   */
  public RealSleeper(double speed) {
    this.speed = speed;
  }

  /** Ends every wait, and those that would begin. */
  public void end() {
    over.countDown();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (over.await(Math.round(time.toNanos() / speed), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("all waiting is over");
    }
  }

  @Override
  public boolean isOver() {
    return over.getCount() == 0;
  }
}
