package dev.broadsheet.crawl;

import dev.broadsheet.extract.ScriptedPage;
import dev.broadsheet.fetch.Fetcher;
import java.net.URI;
import java.util.List;

/**
 * The way of one link to its page: by the first of the site's ways, and by the next one where what
 * came shows no article but is a page that scripts fill. A page that is no article at all is not
 * worth a browser.
 */
final class PageWay {
  private final URI url;
  private final List<Fetcher> ways;
  private final RenderMemory memory;
  private final boolean atOnce;
  private int at;

  PageWay(URI url, List<Fetcher> ways, RenderMemory memory) {
    this.url = url;
    this.ways = ways;
    this.memory = memory;
    this.atOnce = ways.size() > 1 && memory.needsBrowser(url);
    this.at = atOnce ? ways.size() - 1 : 0;
  }

  Fetcher fetcher() {
    return ways.get(at);
  }

  /** Whether a page is to be kept; if not, {@link #fetcher} is now another one to ask. */
  boolean endsWith(Reading reading) {
    boolean isLast = at == ways.size() - 1;
    if (!isLast && !reading.hasArticle() && ScriptedPage.isFilledByScripts(reading.page())) {
      at++;
      return false;
    }
    if (ways.size() > 1) {
      learn(isLast, reading.hasArticle());
    }
    return true;
  }

  private void learn(boolean rendered, boolean hasArticle) {
    if (atOnce) {
      memory.unasked(url);
    } else if (hasArticle && rendered) {
      memory.needed(url);
    } else if (hasArticle) {
      memory.notNeeded(url);
    }
  }
}
