package dev.broadsheet.workshop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheets of the web that sites were asked for, kept in memory; of too many the one that was
 * needed longest ago goes first. Thread-safe.
 */
public final class StyleSheets {
  private static final int MOST = 32;

  /** In a larger one a page's own would find no room. */
  private static final int LONGEST = 1_000_000;

  private final Map<URI, String> sheets = new LinkedHashMap<>(16, 0.75f, true);

  public synchronized Optional<String> find(URI url) {
    return Optional.ofNullable(sheets.get(url));
  }

  /** Keeps a sheet, or nothing in the place of one that is too long. */
  public synchronized void keep(URI url, String css) {
    sheets.put(url, css.length() <= LONGEST ? css : "");
    if (sheets.size() > MOST) {
      sheets.remove(sheets.keySet().iterator().next());
    }
  }
}
