package dev.broadsheet.discover;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.DateContext;
import dev.broadsheet.normalize.DateReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The time before which nothing is wanted; reads times as the site writes them. */
record Since(Optional<Instant> instant, SiteAdapter site) {

  /** Whether all of the told time lies before; never where no time is told or understood. */
  boolean isAfter(Optional<String> told, Page page) {
    return instant.isPresent()
        && read(told, page).filter(m -> !end(m).isAfter(instant.get())).isPresent();
  }

  /** The time told, where it is understood. */
  Optional<Moment> read(Optional<String> told, Page page) {
    DateContext context = new DateContext(page.fetched(), site.timezone(), site.language());
    return told.flatMap(t -> DateReader.read(t, context).found());
  }

  /** The first instant after all that the moment may mean. */
  private static Instant end(Moment moment) {
    OffsetDateTime begin = moment.time();
    OffsetDateTime end =
        switch (moment.precision()) {
          case SECOND -> begin.plusSeconds(1);
          case MINUTE -> begin.plusMinutes(1);
          case DAY -> begin.plusDays(1);
          case MONTH -> begin.plusMonths(1);
          case YEAR -> begin.plusYears(1);
        };
    return end.toInstant();
  }
}
