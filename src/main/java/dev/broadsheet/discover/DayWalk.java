package dev.broadsheet.discover;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.fetch.FetchException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Walks the pages that an archive has for a day, each behind the one before. */
final class DayWalk {
  private static final String PAGE = "{page}";

  private final Source.DateArchive archive;
  private final Selector links;
  private final String day;
  private final SourceVisit visit;
  private final boolean toTheEnd;
  private final Set<URI> pages = new HashSet<>();
  private final Set<URI> told = new HashSet<>();

  /**
   * A walk through a day.
   *
   * @param day the archive's template with its date filled in
   * @param toTheEnd whether pages are read as long as they tell of articles that the day's pages
   *     before them did not; else as long as they bring news
   */
  DayWalk(
      Source.DateArchive archive, Selector links, String day, SourceVisit visit, boolean toTheEnd) {
    this.archive = archive;
    this.links = links;
    this.day = day;
    this.visit = visit;
    this.toTheEnd = toTheEnd;
  }

  static URI first(String day) {
    return numbered(day, 1);
  }

  /**
   * Reads the day.
   *
   * @return whether all of it was read; false where no more is wanted
   * @throws FetchException if its first page can't be had, or a later one not now
   */
  boolean walk() throws FetchException {
    Optional<URI> next = Optional.of(first(day));
    while (next.isPresent() && pages.size() < archive.pages()) {
      if (!pages.isEmpty() && visit.isFull()) {
        return false;
      }
      Optional<ListPage> page = page(next.get());
      next = page.filter(this::bringsMore).flatMap(this::following);
    }
    if (next.isPresent()) {
      visit.problem(
          "%s: page %d of a day, the last that is read, still told of others; more may stand behind it"
              .formatted(first(day), archive.pages()));
    }
    return true;
  }

  /** Behind the last page there is none. */
  private Optional<ListPage> page(URI url) throws FetchException {
    pages.add(url);
    try {
      return Optional.of(new ListPage(visit.fetch(url)));
    } catch (FetchException e) {
      if (pages.size() == 1 || e.retryable()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private boolean bringsMore(ListPage page) {
    SourceVisit.Batch batch = visit.offer(page.page(), page.base(), page.mentions(links));
    boolean tellsOthers = told.addAll(batch.links().stream().map(Link::url).toList());
    return tellsOthers && (toTheEnd || batch.added() > 0);
  }

  private Optional<URI> following(ListPage page) {
    if (day.contains(PAGE)) {
      return Optional.of(numbered(day, pages.size() + 1));
    }
    return archive
        .next()
        .flatMap(page::next)
        .filter(visit.site()::owns)
        .filter(url -> !pages.contains(url));
  }

  private static URI numbered(String day, int page) {
    return URI.create(day.replace(PAGE, Integer.toString(page)));
  }
}
