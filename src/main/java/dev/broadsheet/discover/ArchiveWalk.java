package dev.broadsheet.discover;

import dev.broadsheet.adapter.Source;
import dev.broadsheet.fetch.FetchException;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Walks the days of an archive: yesterday and today, or a range, going on where it stopped. */
final class ArchiveWalk {
  private static final Pattern DATE = Pattern.compile("\\{date:([^}]+)\\}");

  /** A back-fill ends after so many days without a page: the template no longer fits. */
  private static final int MAX_EMPTY_DAYS = 31;

  private final Source.DateArchive archive;
  private final SourceVisit visit;
  private final DiscoveryOptions options;
  private final BackfillCursor cursor;
  private final LocalDate today;
  private int emptyDays;
  private Optional<URI> last = Optional.empty();

  ArchiveWalk(
      Source.DateArchive archive,
      SourceVisit visit,
      DiscoveryOptions options,
      BackfillCursor cursor,
      LocalDate today) {
    this.archive = archive;
    this.visit = visit;
    this.options = options;
    this.cursor = cursor;
    this.today = today;
  }

  void walk() throws FetchException {
    if (options.isBackfill()) {
      backfill();
    } else {
      read(today.minusDays(1));
      read(today);
    }
  }

  private void backfill() throws FetchException {
    Optional<LocalDate> first = options.from().or(archive::from);
    if (first.isEmpty()) {
      visit.problem(archive.address() + ": no first day: give from, here or in the adapter");
      return;
    }
    LocalDate last = options.to().filter(to -> to.isBefore(today)).orElse(today);
    LocalDate day = afterDone(first.get());
    while (!day.isAfter(last) && emptyDays < MAX_EMPTY_DAYS && !visit.isFull() && cursor.goesOn()) {
      if (read(day) && day.isBefore(today)) {
        cursor.done(day);
      }
      day = day.plusDays(1);
    }
    if (emptyDays == MAX_EMPTY_DAYS) {
      visit.problem(archive.address() + ": stopped after " + emptyDays + " days without a page");
    }
  }

  private LocalDate afterDone(LocalDate first) {
    return cursor.done().map(d -> d.plusDays(1)).filter(first::isBefore).orElse(first);
  }

  /**
   * Reads a day's page.
   *
   * @return whether there is one, and all that the day has was read
   * @throws FetchException if there may be one later: the back-fill goes on from this day then
   */
  private boolean read(LocalDate day) throws FetchException {
    String address = address(day);
    URI url = DayWalk.first(address);
    if (last.filter(url::equals).isPresent()) {
      return emptyDays == 0;
    }
    last = Optional.of(url);
    try {
      boolean whole = read(address);
      emptyDays = 0;
      return whole;
    } catch (FetchException e) {
      if (e.retryable()) {
        throw e;
      }
      visit.problem(e);
      emptyDays++;
      return false;
    }
  }

  private boolean read(String address) throws FetchException {
    if (archive.links().isEmpty()) {
      new SitemapWalk(new Source.Sitemap(URI.create(address)), visit).walk();
      return !visit.isFull();
    }
    return new DayWalk(archive, archive.links().get(), address, visit, options.isBackfill()).walk();
  }

  /** The template for a day; a number of a page stays open. */
  private String address(LocalDate day) {
    return DATE.matcher(archive.template())
        .replaceAll(m -> DateTimeFormatter.ofPattern(m.group(1), Locale.ROOT).format(day));
  }
}
