package dev.broadsheet.store;

import java.time.Instant;
import java.util.Objects;

/**
 * What is known of a kind of page.
 *
 * @param needed how many in a row showed their article only in a browser
 * @param unasked how many were taken in a browser since one was last asked for by HTTP
 * @param asked when that was
 */
public record Rendering(int needed, int unasked, Instant asked) {
  public Rendering {
    Objects.requireNonNull(asked, "asked");
  }
}
