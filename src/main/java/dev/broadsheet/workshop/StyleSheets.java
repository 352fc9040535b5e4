package dev.broadsheet.workshop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Style sheets of the web that sites were asked for, kept in memory, and what is known of those
 * that can't be had; of too many the one that was needed longest ago goes first. Thread-safe.
 */
public final class StyleSheets {
  private static final int MOST = 32;
  private static final int MOST_TROUBLES = 256;

  /** In a larger one a page's own would find no room. */
  private static final int LONGEST = 1_000_000;

  private final Map<URI, String> sheets = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<URI, Trouble> troubles = new LinkedHashMap<>();

  private record Trouble(String why, boolean mayPass) {}

  public synchronized Optional<String> find(URI url) {
    return Optional.ofNullable(sheets.get(url));
  }

  /** Keeps a sheet, unless it is too long. */
  public synchronized void keep(URI url, String css) {
    if (css.length() > LONGEST) {
      miss(
          url,
          url + ": has %d letters, expected at most %d".formatted(css.length(), LONGEST),
          false);
      return;
    }
    troubles.remove(url);
    sheets.put(url, css);
    bound(sheets, MOST);
  }

  /**
   * Remembers that a sheet could not be had.
   *
   * @param mayPass whether it is worth asking again
   */
  public synchronized void miss(URI url, String why, boolean mayPass) {
    troubles.put(url, new Trouble(why, mayPass));
    bound(troubles, MOST_TROUBLES);
  }

  private static void bound(Map<URI, ?> map, int most) {
    if (map.size() > most) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** Those of some sheets that may be asked for, those that failed before last. */
  public synchronized List<URI> wanted(List<URI> urls) {
    List<URI> lacking = urls.stream().filter(url -> !sheets.containsKey(url)).toList();
    return Stream.concat(
            lacking.stream().filter(url -> !troubles.containsKey(url)),
            lacking.stream().filter(url -> trouble(url).filter(Trouble::mayPass).isPresent()))
        .toList();
  }

  /** Why some of the sheets could not be had. */
  public synchronized List<String> troubles(List<URI> urls) {
    return urls.stream().flatMap(url -> trouble(url).stream()).map(Trouble::why).toList();
  }

  private Optional<Trouble> trouble(URI url) {
    return Optional.ofNullable(troubles.get(url));
  }
}
