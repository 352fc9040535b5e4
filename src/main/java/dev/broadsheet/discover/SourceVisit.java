package dev.broadsheet.discover;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
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

  SourceVisit(Fetcher fetcher, SiteAdapter site, Source source, Since since, LinkSink sink) {
    this.fetcher = fetcher;
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
    Page page =
        fetcher.fetch(
            new FetchRequest(url, Optional.empty(), Optional.empty(), site.fetch().headers()));
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
    List<Link> links = new ArrayList<>();
    distinct.forEach(
        (url, mention) -> {
          if (!site.isArticle(url)) {
            notArticles++;
          } else if (since.isAfter(mention.modified().or(mention::date), page)) {
            old++;
          } else {
            links.add(mention.at(url, source.address()));
          }
        });
    found += distinct.size();
    List<Link> batch = List.copyOf(links);
    int fresh = batch.isEmpty() ? 0 : sink.offer(batch);
    added += fresh;
    return new Batch(batch, fresh);
  }

  /** Whether the source has mentioned as much as one visit takes. */
  boolean isFull() {
    return found >= MAX_FOUND;
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
      told.add("and " + untold + " more problems of " + source.address());
    }
    if (found > 0 && notArticles == found) {
      told.add(
          source.address()
              + ": found "
              + found
              + " links, none of them an article of "
              + site.site()
              + " by its hosts and patterns");
    }
    return new SourceReport(pages, found, notArticles, old, added, told);
  }
}
