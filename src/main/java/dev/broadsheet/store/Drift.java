package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A time in which the pages of a site did not fit its adapter.
 *
 * @param adapter name and digest of the adapter that they did not fit
 * @param page the number of the first such page
 * @param since when that one was fetched
 * @param found when it was noticed
 * @param ended when they fitted again; empty while they don't
 * @param changes at least one
 * @param example a page that does not fit
 */
public record Drift(
    String site,
    String adapter,
    long page,
    Instant since,
    Instant found,
    Optional<Instant> ended,
    List<Change> changes,
    URI example) {

  /**
   * One thing that is not as it was.
   *
   * @param message what was and what is, in words
   */
  public record Change(Field field, String message) {
    public Change {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
      return field.key() + ": " + message;
    }
  }

  public Drift {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(adapter, "adapter");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(ended, "ended");
    changes = List.copyOf(changes);
    Objects.requireNonNull(example, "example");
  }

  /** What has changed, in one line. */
  public String told() {
    return changes.stream().map(Change::toString).collect(Collectors.joining("; "));
  }

  /** Whether an article was read from a page that did not fit the adapter. */
  boolean concerns(Article article) {
    return concerns(article.adapter(), article.fetched());
  }

  /** The same, of an article that was read by an adapter from a page fetched at a time. */
  boolean concerns(String reader, Instant fetched) {
    return reader.equals(adapter)
        && !fetched.isBefore(since)
        && ended.filter(end -> !fetched.isBefore(end)).isEmpty();
  }
}
