package dev.broadsheet.adapter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is done on a page in the browser before it is taken, in this order, within the page's time.
 * All selectors are the browser's CSS.
 *
 * @param waitFor shows that the page is ready; a page on which it does not show in time is taken as
 *     it is
 * @param clicks each clicked once, where the page has it
 * @param loadMore clicked again and again
 * @param screens how far the page is scrolled at most (default 0), while there is more of it
 */
public record BrowserSteps(
    Optional<String> waitFor, List<String> clicks, Optional<LoadMore> loadMore, int screens) {

  public static final BrowserSteps NONE =
      new BrowserSteps(Optional.empty(), List.of(), Optional.empty(), 0);

  /**
   * A button that brings more.
   *
   * @param limit of clicks (default 10); they end before when the button goes or brings nothing
   */
  public record LoadMore(String selector, int limit) {
    public static final int LIMIT = 10;

    public LoadMore {
      Objects.requireNonNull(selector, "selector");
      if (limit < 1) {
        throw new IllegalArgumentException("limit must be 1 or more, found " + limit);
      }
    }
  }

  public BrowserSteps {
    Objects.requireNonNull(waitFor, "waitFor");
    clicks = List.copyOf(clicks);
    Objects.requireNonNull(loadMore, "loadMore");
    if (screens < 0) {
      throw new IllegalArgumentException("screens must not be negative, found " + screens);
    }
  }

  /** Only waits for something to show. */
  public static BrowserSteps waitingFor(String selector) {
    return new BrowserSteps(Optional.of(selector), List.of(), Optional.empty(), 0);
  }
}
