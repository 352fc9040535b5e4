package dev.broadsheet.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How the browser is run.
 *
 * @param executable the Chromium to run (default: the first that is found where Debian, Google and
 *     Playwright put theirs)
 * @param tabs pages loaded at a time, each in a browser process of its own (default 1)
 * @param quiet how long the network must be still before a page counts as complete (default 150 ms)
 * @param patience how long a loaded page is given to fall still, or to show what is waited for
 *     (default 5 s)
 * @param pagesPerContext after so many pages cookies, caches and scripts' stores are thrown away
 *     (default 100)
 */
public record BrowserOptions(
    Optional<Path> executable, int tabs, Duration quiet, Duration patience, int pagesPerContext) {

  public static final BrowserOptions DEFAULT =
      new BrowserOptions(Optional.empty(), 1, Duration.ofMillis(150), Duration.ofSeconds(5), 100);

  public BrowserOptions {
    Objects.requireNonNull(executable, "executable");
    Objects.requireNonNull(quiet, "quiet");
    Objects.requireNonNull(patience, "patience");
    if (tabs < 1) {
      throw new IllegalArgumentException("tabs must be 1 or more, found " + tabs);
    }
    if (pagesPerContext < 1) {
      throw new IllegalArgumentException(
          "pagesPerContext must be 1 or more, found " + pagesPerContext);
    }
  }

  public BrowserOptions withExecutable(Path executable) {
    return new BrowserOptions(Optional.of(executable), tabs, quiet, patience, pagesPerContext);
  }
}
