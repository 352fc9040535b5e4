package dev.broadsheet.crawl;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.discover.BackfillCursor;
import dev.broadsheet.discover.Discoverer;
import dev.broadsheet.discover.DiscoveryOptions;
import dev.broadsheet.discover.Found;
import dev.broadsheet.discover.LinkSink;
import dev.broadsheet.discover.SourceMemory;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one article of each site, the canary: the newest that is stored, or where none is, the
 * first that a source names. Stores no article. A fault is told once, and once when it is over.
 */
public final class CanaryCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryCheck.class);

  /** An article may be gone; a second that is gone, too, is no chance. */
  private static final int TRIES = 3;

  private static final int AT_A_TIME = 16;

  /** What a page that had it lacks for a reason. */
  private static final List<Field> KEPT =
      List.of(Field.TITLE, Field.PUBLISHED, Field.AUTHORS, Field.TAGS);

  private final Fetchers fetchers;
  private final PageWanted pages;
  private final Store store;
  private final Watchman watchman;
  private final Clock clock;

  /**
   * @param fetchers for sources
   * @param pages for articles
   */
  public CanaryCheck(
      Fetchers fetchers, PageWanted pages, Store store, Watchman watchman, Clock clock) {
    this.fetchers = fetchers;
    this.pages = pages;
    this.store = store;
    this.watchman = watchman;
    this.clock = clock;
  }

  /**
   * Looks at the sites side by side, each once.
   *
   * @param told takes each result when it is known; called from several threads
   * @param stopping once it is true, no further site is looked at
   * @return what was seen of the sites that were looked at, in their order
   */
  public List<Canary> check(
      List<SiteAdapter> sites, Consumer<Canary> told, BooleanSupplier stopping) {
    List<Optional<Canary>> seen = new ArrayList<>(sites.stream().map(_ -> none()).toList());
    Semaphore places = new Semaphore(AT_A_TIME);
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      int at = i;
      tasks.add(
          () -> {
            places.acquireUninterruptibly();
            try {
              Optional<Canary> canary =
                  stopping.getAsBoolean() ? Optional.empty() : look(sites.get(at));
              canary.ifPresent(this::keep);
              synchronized (seen) {
                seen.set(at, canary);
              }
              canary.ifPresent(told);
            } finally {
              places.release();
            }
          });
    }
    Workers.run(tasks);
    watchman.tell();
    return seen.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Canary> none() {
    return Optional.empty();
  }

  private void keep(Canary canary) {
    int _ =
        store.together(
            "keeping a canary",
            () -> {
              store.canaries().save(canary);
              watchman.looked(canary);
              return 1;
            });
  }

  /** Nothing is seen of a site where the program is stopped meanwhile. */
  private Optional<Canary> look(SiteAdapter site) {
    List<Article> known =
        store.articles().search(ArticleFilter.ofSites(List.of(site.site())), TRIES).stream()
            .filter(a -> store.articles().withdrawn(a.id()).isEmpty())
            .toList();
    return known.isEmpty() ? lookAtNews(site) : lookAt(site, known);
  }

  private Optional<Canary> lookAt(SiteAdapter site, List<Article> known) {
    Optional<Canary> last = Optional.empty();
    for (Article article : known) {
      try {
        return Optional.of(
            seen(site, article.url(), fault(article.url(), site, now -> lost(article, now))));
      } catch (FetchException e) {
        if (e.reason() == FetchException.Reason.INTERRUPTED) {
          return Optional.empty();
        }
        last = Optional.of(seen(site, article.url(), Optional.of(said(e))));
        if (!e.isGone()) {
          break;
        }
      }
    }
    return last;
  }

  private Optional<Canary> lookAtNews(SiteAdapter site) {
    Optional<Canary> last = Optional.empty();
    for (Source source : site.discover()) {
      try {
        for (URI url : links(site, source)) {
          last = Optional.of(seen(site, url, fault(url, site, _ -> Optional.empty())));
          if (last.get().fault().isEmpty()) {
            return last;
          }
        }
      } catch (FetchException e) {
        if (e.reason() == FetchException.Reason.INTERRUPTED) {
          return Optional.empty();
        }
        last = Optional.of(seen(site, e.url(), Optional.of(said(e))));
      }
    }
    return last.or(
        () -> Optional.of(seen(site, home(site), Optional.of("its sources name no article"))));
  }

  private List<URI> links(SiteAdapter site, Source source) throws FetchException {
    List<URI> links = new ArrayList<>();
    new Discoverer(fetchers.way(site, source), SourceMemory.NONE, clock)
        .discover(
            site,
            source,
            DiscoveryOptions.DEFAULT,
            new LinkSink() {
              @Override
              public int offer(List<Found> found) {
                found.stream().map(f -> f.link().url()).forEach(links::add);
                return 0;
              }

              @Override
              public boolean goesOn() {
                return links.isEmpty();
              }
            },
            BackfillCursor.NONE);
    return links.stream().limit(TRIES).toList();
  }

  /**
   * What is wrong with a page as the site's adapter reads it.
   *
   * @param lost what else a page without a fault of its own may lack
   */
  private Optional<String> fault(
      URI url, SiteAdapter site, Function<Extraction, Optional<String>> lost)
      throws FetchException {
    try {
      Extraction now = Extractor.extract(pages.fetch(url, site), site);
      return fault(now).or(() -> lost.apply(now));
    } catch (RuntimeException | StackOverflowError e) { // of an adapter's pattern, too
      LOG.error("{} could not be read, by a fault of Broadsheet", url, e);
      return Optional.of("a fault of Broadsheet while it was read: " + e);
    }
  }

  private static Optional<String> fault(Extraction now) {
    if (now.article().isEmpty()) {
      return Optional.of(
          now.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
    return now.isFallback()
        ? Optional.of("none of the site's own rules gives the body")
        : Optional.empty();
  }

  /** What the page had when it was stored, and has not now. */
  private static Optional<String> lost(Article known, Extraction now) {
    Article article = now.article().orElseThrow();
    Stream<String> fields =
        KEPT.stream()
            .filter(f -> known.provenance().containsKey(f))
            .filter(f -> !article.provenance().containsKey(f))
            .map(f -> f.key() + " is not found any more");
    Stream<String> text =
        Stream.of(article)
            .filter(a -> 2 * a.text().length() < known.text().length())
            .map(
                a ->
                    "the text has %d characters, it had %d"
                        .formatted(a.text().length(), known.text().length()));
    String faults = Stream.concat(fields, text).collect(Collectors.joining("; "));
    return Optional.of(faults).filter(f -> !f.isEmpty());
  }

  private Canary seen(SiteAdapter site, URI url, Optional<String> fault) {
    return new Canary(site.site(), site.version(), clock.instant(), url, fault);
  }

  /** The message without the address that it begins with. */
  private static String said(FetchException e) {
    String message = String.valueOf(e.getMessage());
    String address = e.url() + ": ";
    return message.startsWith(address) ? message.substring(address.length()) : message;
  }

  private static URI home(SiteAdapter site) {
    return URI.create("https://" + site.site() + "/");
  }
}
