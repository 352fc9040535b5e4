package dev.broadsheet.discover;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.Validators;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.normalize.Counted;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One visit of a source: fetches its pages, keeps of what they mention the links that belong to the
 * site and are new enough, offers these, and counts.
 */
final class SourceVisit {
  /** A visit ends after so many addresses, whatever a source mentions. */
  private static final int MAX_FOUND = 500_000;

  private static final int MAX_PROBLEMS = 50;

  private final Fetcher fetcher;
  private final SourceMemory memory;
  private final SiteAdapter site;
  private final Source source;
  private final Since since;
  private final LinkSink sink;
  private final List<String> problems = new ArrayList<>();
  private int untold;
  private int pages;
  private int found;
  private int notArticles;
  private int old;
  private int added;

  /**
   * What a page brought.
   *
   * @param links that belong to the site
   * @param added of these, new to the sink
   */
  record Batch(List<Link> links, int added) {}

  SourceVisit(
      Fetcher fetcher,
      SourceMemory memory,
      SiteAdapter site,
      Source source,
      Since since,
      LinkSink sink) {
    this.fetcher = fetcher;
    this.memory = memory;
    this.site = site;
    this.source = source;
    this.since = since;
    this.sink = sink;
  }

  SiteAdapter site() {
    return site;
  }

  Since since() {
    return since;
  }

  /** Fetches a page without which the visit makes no sense. */
  Page fetch(URI url) throws FetchException {
    return fetch(url, Validators.NONE);
  }

  /** The same for a page that need not be read again when it has not changed; then empty. */
  Optional<Page> fetchIfChanged(URI url) throws FetchException {
    return Optional.of(fetch(url, memory.known(url))).filter(page -> !page.isNotModified());
  }

  /** Whether a feed or site map was read before, and can be asked whether it has changed since. */
  boolean knows(URI url) {
    return !memory.known(url).isEmpty();
  }

  boolean isDead(URI url) {
    return memory.isDead(url);
  }

  void lives(URI url) {
    memory.read(url, Validators.NONE);
  }

  /** The visit ends as these could not be had: the next one comes to them last. */
  void givesUp(List<URI> dead) {
    dead.forEach(memory::dead);
  }

  private Page fetch(URI url, Validators known) throws FetchException {
    Page page =
        fetcher.fetch(
            new FetchRequest(url, known.etag(), known.lastModified(), site.fetch().headers()));
    pages++;
    return page;
  }

  /** Fetches one page of several: when it can't be had, that is told and the others still count. */
  Optional<Page> tryFetch(URI url) {
    try {
      return Optional.of(fetch(url));
    } catch (FetchException e) {
      problem(e);
      return Optional.empty();
    }
  }

  /** Remembers that a feed or site map was read and its links were offered. */
  void remember(Page page) {
    memory.read(page.requested(), Validators.of(page));
  }

  /**
   * Offers what a page mentions.
   *
   * @param base resolves relative addresses
   */
  Batch offer(Page page, URI base, List<Mention> mentions) {
    Map<URI, Mention> distinct = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      CanonicalUrl.resolve(base, mention.href())
          .ifPresent(url -> distinct.merge(url, mention, Mention::or));
    }
    List<Found> links = new ArrayList<>();
    distinct.forEach(
        (url, mention) -> {
          if (!site.isArticle(url)) {
            notArticles++;
          } else if (since.isAfter(mention.modified().or(mention::date), page)) {
            old++;
          } else {
            links.add(new Found(mention.at(url, source.address()), modified(mention, page)));
          }
        });
    found += distinct.size();
    int fresh = links.isEmpty() ? 0 : sink.offer(List.copyOf(links));
    added += fresh;
    return new Batch(links.stream().map(Found::link).toList(), fresh);
  }

  private Optional<Instant> modified(Mention mention, Page page) {
    return since
        .read(mention.modified(), page)
        .filter(m -> m.precision() == Precision.SECOND || m.precision() == Precision.MINUTE)
        .map(m -> m.time().toInstant());
  }

  /** Whether the source has mentioned as much as one visit takes, or the visit is to end. */
  boolean isFull() {
    return found >= MAX_FOUND || !sink.goesOn();
  }

  void problem(FetchException e) {
    problem(String.valueOf(e.getMessage()));
  }

  void problem(String message) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(message);
    } else {
      untold++;
    }
  }

  SourceReport report() {
    List<String> told = new ArrayList<>(problems);
    if (untold > 0) {
      told.add("and " + Counted.of(untold, "more problem") + " of " + source.address());
    }
    if (found > 0 && notArticles == found) {
      told.add(
          source.address()
              + ": found "
              + Counted.of(found, "link")
              + ", none of them an article of "
              + site.site()
              + " by its hosts and patterns");
    }
    return new SourceReport(pages, found, notArticles, old, added, told);
  }
}
