package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who has no mouse. */
final class Keys {
  private static final int MOST_STOPS = 600;

  /** What can be used and is not hidden, in a closed part or elsewhere. */
  private static final String STOPS =
      """
      const stops = [...document.querySelectorAll(
          'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
        .filter((stop) => stop.checkVisibility() && !stop.disabled);
      """;

  /**
   * Nothing where the focus was before; else goes on. A frame has the focus for all of its own
   * stops, and a while longer where another process draws it.
   */
  private static final String NEXT =
      """
      document.activeElement === document.body
        || (reached.has(document.activeElement) && !document.activeElement.matches("iframe"))
        ? null : reached.add(document.activeElement) &&
      """;

  /** What has the focus and can't be seen to, as HTML; else empty. */
  private static final String SEEN =
      """
      (() => {
        const stop = document.activeElement;
        const style = getComputedStyle(stop);
        const box = stop.getBoundingClientRect();
        const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0
          && box.left < innerWidth && style.outlineStyle !== "none"
          && parseFloat(style.outlineWidth) >= 2;
        return isSeen ? "" : stop.outerHTML.slice(0, 200);
      })()
      """;

  /** A picture that is shown late makes its place one that scrolls, and a stop. */
  private static final String SHOWN =
      """
      Promise.all([...document.images].map((image) => {
        image.loading = "eager";
        return image.decode().catch(() => {});
      })).then(() => new Promise((shown) =>
        requestAnimationFrame(() => requestAnimationFrame(shown))))
      """;

  private Keys() {}

  /**
   * The first stop leads over the navigation to the content, each other one can be seen where it
   * has the focus, and nothing is left out.
   */
  static void requireEnough(Page page) {
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.matches('.skip')")).isEqualTo(true);
    requireSeen(page.evaluate(SEEN), page);
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    page.evaluate(
        "document.activeElement.blur(); scrollTo(0, 0); history.replaceState(0, '', ' ')");
    page.reload();
    page.evaluate(SHOWN);
    do {
      walk(page);
    } while (page.evaluate("[...reached].some((stop) => !stop.isConnected)").equals(true));
    assertThat((List<?>) page.evaluate("() => {" + STOPS + MISSED + "}")).as(page.url()).isEmpty();
  }

  /** A page that renews itself under the walk has other stops then, and is walked again. */
  private static void walk(Page page) {
    page.evaluate("document.activeElement.blur(); window.reached = new Set()");
    for (int i = 0; i < MOST_STOPS; i++) {
      page.keyboard().press("Tab");
      @Nullable Object unseen = page.evaluate(NEXT + SEEN);
      if (unseen == null) {
        break;
      }
      requireSeen(unseen, page);
    }
  }

  private static final String MISSED =
      "return stops.filter((s) => !reached.has(s)).map((s) => s.outerHTML.slice(0, 200));";

  private static void requireSeen(@Nullable Object unseen, Page page) {
    assertThat(unseen).as("has the focus and can't be seen to, on " + page.url()).isEqualTo("");
  }
}
