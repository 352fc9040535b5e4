package dev.broadsheet.crawl;

import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Yields;
import java.util.ArrayList;
import java.util.List;

/**
 * What the last pages of a site yielded. Only the process that crawls a site adds to it: each page
 * is read once.
 */
final class YieldWindow {
  private final Yields yields;
  private final String site;
  private final int most;
  private final List<PageYield> pages = new ArrayList<>();

  YieldWindow(Yields yields, String site, int most) {
    this.yields = yields;
    this.site = site;
    this.most = most;
  }

  /** The pages as they are now, in the order of reading. */
  List<PageYield> last() {
    long next = pages.isEmpty() ? 0 : pages.getLast().page() + 1;
    pages.addAll(yields.last(site, next, Long.MAX_VALUE, most));
    pages.subList(0, Math.max(0, pages.size() - most)).clear();
    return List.copyOf(pages);
  }

  /** The pages from one on. */
  List<PageYield> since(long page) {
    return last().stream().filter(p -> p.page() >= page).toList();
  }

  /** The pages before one, as many as asked for at most. */
  List<PageYield> before(long page, int many) {
    return yields.last(site, 0, page, many);
  }

  /** Forgets the pages from one on to the first of those that are kept. */
  void forget(long from, List<PageYield> kept) {
    if (!kept.isEmpty()) {
      yields.forget(site, from, kept.getFirst().page());
      pages.clear();
    }
  }
}
