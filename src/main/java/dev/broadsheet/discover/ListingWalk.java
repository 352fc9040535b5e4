package dev.broadsheet.discover;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.fetch.FetchException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the pages of a listing until they bring nothing new. */
final class ListingWalk {
  private static final String PAGE = "{page}";

  private final Source.Listing listing;
  private final SourceVisit visit;
  private final Set<URI> pages = new HashSet<>();
  private final Set<URI> links = new HashSet<>();

  ListingWalk(Source.Listing listing, SourceVisit visit) {
    this.listing = listing;
    this.visit = visit;
  }

  void walk() throws FetchException {
    Optional<URI> next = Optional.of(numbered(1));
    while (next.isPresent() && pages.size() < listing.pages()) {
      pages.add(next.get());
      Optional<ListPage> page =
          (pages.size() == 1 ? Optional.of(visit.fetch(next.get())) : visit.tryFetch(next.get()))
              .map(ListPage::new);
      next = page.filter(this::bringsNews).flatMap(this::following);
    }
    if (next.isPresent()) {
      visit.problem(
          "%s: page %d, the last that is read, still brought news; more may stand behind it"
              .formatted(listing.address(), listing.pages()));
    }
  }

  /** A page that an earlier one already told brings nothing, even when the sink takes it again. */
  private boolean bringsNews(ListPage page) {
    List<Mention> mentions = page.mentions(listing.links());
    if (mentions.isEmpty() && pages.size() == 1) {
      visit.problem(page.page().url() + ": nothing found by " + listing.links().label());
    }
    SourceVisit.Batch batch = visit.offer(page.page(), page.base(), mentions);
    return links.addAll(batch.links().stream().map(Link::url).toList()) && batch.added() > 0;
  }

  private Optional<URI> following(ListPage page) {
    if (listing.template().contains(PAGE)) {
      return Optional.of(numbered(pages.size() + 1));
    }
    Optional<URI> next = listing.next().flatMap(page::next);
    if (next.isPresent() && !visit.site().owns(next.get())) {
      visit.problem(page.page().url() + ": the next page is off the site: " + next.get());
      return Optional.empty();
    }
    return next.filter(url -> !pages.contains(url));
  }

  private URI numbered(int page) {
    return URI.create(listing.template().replace(PAGE, Integer.toString(page)));
  }
}
