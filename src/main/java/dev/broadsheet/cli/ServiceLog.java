package dev.broadsheet.cli;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a service says what it does: in lines for people, or as JSON objects, each with its run and
 * its site where it has such. These are kept in files, too, in either case.
 */
enum ServiceLog {
  TEXT {
    @Override
    void tell(String line) {
      Screen.err().println(line);
      Events.LOG.info(line);
    }

    @Override
    CrawlListener listener() {
      return CrawlListener.both(new Progress.Lines(false, false), new Events());
    }
  },
  JSON {
    @Override
    void tell(String line) {
      Events.LOG.info(line);
    }

    @Override
    CrawlListener listener() {
      return new Events();
    }
  };

  /**
   * Says how warnings are logged, and where the files are kept; to be called before anything is
   * logged.
   *
   * @param data the data folder
   */
  void begin(Path data) {
    System.setProperty("broadsheet.log", name().toLowerCase(Locale.ROOT));
    System.setProperty("broadsheet.log.service", this == JSON ? "json" : "none");
    System.setProperty("broadsheet.log.files", "files");
    System.setProperty("broadsheet.logs", data.resolve("logs").toString());
  }

  abstract void tell(String line);

  abstract CrawlListener listener();

  /** Its threads know run and site. */
  private static final class Events implements CrawlListener {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLog.class);

    @Override
    public void discovered(String site, String source, List<Link> links, int added) {
      LOG.info("{} links, {} new, from {}", links.size(), added, source);
    }

    @Override
    public void handled(String site, Outcome outcome) {
      if (outcome instanceof Outcome.Failed) {
        LOG.warn("{}: {}", outcome.url(), Progress.told(outcome));
      } else {
        LOG.info("{}: {}", outcome.url(), Progress.told(outcome));
      }
    }

    @Override
    public void trouble(String site, String message) {
      LOG.warn(message);
    }
  }
}
