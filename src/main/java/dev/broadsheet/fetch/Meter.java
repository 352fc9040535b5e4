package dev.broadsheet.fetch;

import java.time.Duration;

/** Takes down what hosts are asked for. Implementations are thread-safe. */
@FunctionalInterface
public interface Meter {
  /** Takes nothing down. */
  Meter NONE = (host, waited, answered, bytes) -> {};

  /**
   * A request has ended, well or not; one with its redirects counts once, for the first host.
   *
   * @param host with its port where that is not the scheme's own
   * @param waited until it was its turn
   * @param answered how long the answer took
   * @param bytes of the page, after decompression; 0 where none was had
   */
  void request(String host, Duration waited, Duration answered, long bytes);
}
