package dev.broadsheet.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the store knows of an article without reading it.
 *
 * @param number its place among all articles, in the order in which they were taken in
 * @param revision of its last change: it rises with each change of any article (a new version, a
 *     withdrawal, another group, a drift), in the order in which changes can be seen
 * @param version counted from 1
 * @param rawFile the archive's file that holds the page of this version
 * @param publishedOn in the article's own offset
 * @param taken when its first version was fetched
 * @param fetched when this version was
 * @param free whether it can be read without paying, where its page says so
 * @param complete whether it has title, text and time of publication, no field was missing that its
 *     adapter requires, and its site did not drift
 * @param group of articles that say nearly the same
 * @param drift since when the site did not fit its adapter when the page was read
 * @param withdrawn when it was found that its site has taken it away
 */
public record Card(
    long number,
    String id,
    long revision,
    int version,
    String rawFile,
    long rawOffset,
    String site,
    Optional<String> language,
    Optional<LocalDate> publishedOn,
    Instant taken,
    Instant fetched,
    int words,
    Optional<Boolean> free,
    boolean complete,
    Optional<String> group,
    Optional<Instant> drift,
    Optional<Instant> withdrawn) {
  public Card {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(rawFile, "rawFile");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(publishedOn, "publishedOn");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(fetched, "fetched");
    Objects.requireNonNull(free, "free");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(drift, "drift");
    Objects.requireNonNull(withdrawn, "withdrawn");
  }
}
