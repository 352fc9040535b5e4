package dev.broadsheet.adapter;

import dev.broadsheet.adapter.BrowserSteps.LoadMore;
import java.util.List;
import java.util.Optional;

/** What a file can say of the steps in a browser; the same for articles and for listings. */
final class BrowserShapes {
  private static final int MOST = 1_000;

  private static final Key<String> WAIT_FOR =
      Key.optional(
          "wait-for",
          Kinds.TEXT,
          ".article-text p",
          "For the browser: the CSS selector that shows that the page is ready.");
  private static final Key<List<String>> CLICK =
      Key.optional(
          "click",
          Kinds.oneOrMany(Kinds.TEXT),
          "button.whole-text",
          "For the browser: CSS selectors, each clicked once where the page has it.");
  private static final Key<String> BUTTON =
      Key.required("css", Kinds.TEXT, "button.more", "The CSS selector of the button.");
  private static final Key<Integer> LIMIT =
      Key.optional("limit", Kinds.integer(1, MOST), "30", "So many clicks at most.")
          .or(LoadMore.LIMIT, String.valueOf(LoadMore.LIMIT));
  private static final Key<LoadMore> LOAD_MORE =
      Key.optional(
          "load-more",
          Kinds.shortOr(
              Kinds.text(
                  "a CSS selector",
                  Kinds.TEXT.schema(),
                  selector -> new LoadMore(selector, LoadMore.LIMIT)),
              new Shape<>(
                  "load-more",
                  "A button that brings more of the page.",
                  List.of(BUTTON, LIMIT),
                  v -> Optional.of(new LoadMore(v.get(BUTTON), v.get(LIMIT))))),
          "{css: button.more, limit: 30}",
          "For the browser: a button that is clicked until it goes or brings nothing, 10 times at"
              + " most.");
  private static final Key<Integer> SCROLL =
      Key.optional(
          "scroll",
          Kinds.integer(1, MOST),
          "20",
          "For the browser: the page is scrolled until nothing new comes, so many screens at"
              + " most.");

  static final List<Key<?>> KEYS = List.of(WAIT_FOR, CLICK, LOAD_MORE, SCROLL);

  private BrowserShapes() {}

  static BrowserSteps steps(Values v) {
    return new BrowserSteps(
        v.find(WAIT_FOR),
        v.find(CLICK).orElse(List.of()),
        v.find(LOAD_MORE),
        v.find(SCROLL).orElse(0));
  }
}
