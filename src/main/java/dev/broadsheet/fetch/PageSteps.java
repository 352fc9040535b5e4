package dev.broadsheet.fetch;

import com.google.gson.JsonPrimitive;
import com.microsoft.playwright.Page.WaitForLoadStateOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import dev.broadsheet.adapter.BrowserSteps;
import dev.broadsheet.adapter.BrowserSteps.LoadMore;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What is done on a page until it is complete. Each wait ends with its patience and all of them
 * with the page's time: what is there by then is what there is. Playwright's own ways would bring a
 * large script into every page.
 */
final class PageSteps {
  private static final double PAUSE = 20; // milliseconds between two looks at the page

  private final BrowserSession.Tab tab;
  private final BrowserOptions options;
  private final Deadline deadline;

  /** A selector that the browser does not take. */
  static final class BadSelector extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadSelector(String selector, DevTools.ScriptError cause) {
      super("Chromium does not take the selector " + Failures.quote(selector), cause);
    }
  }

  PageSteps(BrowserSession.Tab tab, BrowserOptions options, Deadline deadline) {
    this.tab = tab;
    this.options = options;
    this.deadline = deadline;
  }

  void take(BrowserSteps steps) {
    steps.waitFor().ifPresentOrElse(this::waitFor, this::waitForRest);
    for (String selector : steps.clicks()) {
      if (click(selector)) {
        waitForEffect();
      }
    }
    steps.loadMore().ifPresent(this::loadMore);
    scroll(steps.screens());
  }

  private void waitFor(String selector) {
    waitUntil(() -> find(selector, "!!%s"));
  }

  private void waitForRest() {
    try {
      tab.page()
          .waitForLoadState(
              LoadState.LOAD,
              new WaitForLoadStateOptions().setTimeout(deadline.left(options.patience())));
      waitForQuiet();
    } catch (TimeoutError e) {
      // A slow counter, a chat that never hangs up.
    }
  }

  private void loadMore(LoadMore more) {
    boolean brings = true;
    for (int i = 0; i < more.limit() && brings && !deadline.isOver(); i++) {
      int before = elements();
      brings = click(more.selector());
      if (brings) {
        waitForEffect();
        brings = elements() > before;
      }
    }
  }

  private void scroll(int screens) {
    String down =
        """
        (() => {
          const page = document.scrollingElement, before = page?.scrollTop;
          if (!page) return false;
          page.scrollBy({top: innerHeight, behavior: 'instant'});
          return page.scrollTop > before;
        })()
        """;
    for (int i = 0; i < screens && !deadline.isOver(); i++) {
      tab.traffic().restart();
      if (!tab.tools().evaluate(down).getAsBoolean()) {
        return;
      }
      waitForEffect();
    }
  }

  private int elements() {
    return tab.tools().evaluate("document.getElementsByTagName('*').length").getAsInt();
  }

  /** Clicks what is there to be clicked; tells whether there was such a thing. */
  private boolean click(String selector) {
    tab.traffic().restart();
    return find(
        selector,
        """
        (button => {
          const can = !!button && button.checkVisibility() && !button.disabled;
          if (can) button.click();
          return can;
        })(%s)
        """);
  }

  /**
   * What a script tells of the first element that matches; false too where a script of the page
   * leads on just now.
   *
   * @param script with the place of the element, which may be null
   */
  private boolean find(String selector, String script) {
    String element = "document.querySelector(" + new JsonPrimitive(selector) + ")";
    try {
      return tab.tools().evaluate(script.formatted(element)).getAsBoolean();
    } catch (DevTools.ScriptError e) {
      throw new BadSelector(selector, e);
    } catch (PlaywrightException e) {
      return false;
    }
  }

  /** A page on a busy machine takes a while to begin what it was clicked or scrolled for. */
  private void waitForEffect() {
    tab.tools().pause(options.quiet());
    waitForQuiet();
  }

  private void waitForQuiet() {
    waitUntil(() -> tab.traffic().quiet() >= options.quiet().toNanos());
  }

  private void waitUntil(BooleanSupplier ready) {
    Deadline end = Deadline.after(Duration.ofMillis((long) deadline.left(options.patience())));
    while (!ready.getAsBoolean() && !end.isOver()) {
      tab.page().waitForTimeout(PAUSE);
    }
  }
}
