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
 * @param tabs pages loaded at a time, each in a browser process of its own, which is started when
 *     the others are busy (default 4)
 * @param quiet how long the network must be still before a page counts as complete (default 150 ms)
 * @param patience how long a loaded page is given to fall still, or to show what is waited for
 *     (default 5 s)
 * @param pagesPerContext after so many pages cookies, caches and scripts' stores are thrown away
 *     (default 100)
 * @param start how long a browser may take to start (default 30 s)
 * @param lifetime after which a browser is replaced, once it is between two pages (default 1 hour)
 */
public record BrowserOptions(
    Optional<Path> executable,
    int tabs,
    Duration quiet,
    Duration patience,
    int pagesPerContext,
    Duration start,
    Duration lifetime) {

  public static final BrowserOptions DEFAULT =
      new BrowserOptions(
          Optional.empty(),
          4,
          Duration.ofMillis(150),
          Duration.ofSeconds(5),
          100,
          Duration.ofSeconds(30),
          Duration.ofHours(1));

  public BrowserOptions {
    Objects.requireNonNull(executable, "executable");
    Objects.requireNonNull(quiet, "quiet");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(lifetime, "lifetime");
    if (tabs < 1) {
      throw new IllegalArgumentException("tabs must be 1 or more, found " + tabs);
    }
    if (pagesPerContext < 1) {
      throw new IllegalArgumentException(
          "pagesPerContext must be 1 or more, found " + pagesPerContext);
    }
  }

  public BrowserOptions withExecutable(Path executable) {
    return new BrowserOptions(
        Optional.of(executable), tabs, quiet, patience, pagesPerContext, start, lifetime);
  }

  public BrowserOptions withTabs(int tabs) {
    return new BrowserOptions(executable, tabs, quiet, patience, pagesPerContext, start, lifetime);
  }

  public BrowserOptions withQuiet(Duration quiet) {
    return new BrowserOptions(executable, tabs, quiet, patience, pagesPerContext, start, lifetime);
  }

  public BrowserOptions withPatience(Duration patience) {
    return new BrowserOptions(executable, tabs, quiet, patience, pagesPerContext, start, lifetime);
  }

  public BrowserOptions withStart(Duration start) {
    return new BrowserOptions(executable, tabs, quiet, patience, pagesPerContext, start, lifetime);
  }

  public BrowserOptions withLifetime(Duration lifetime) {
    return new BrowserOptions(executable, tabs, quiet, patience, pagesPerContext, start, lifetime);
  }
}
