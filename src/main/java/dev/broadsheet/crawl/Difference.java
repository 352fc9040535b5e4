package dev.broadsheet.crawl;

import dev.broadsheet.archive.RawRef;
import dev.broadsheet.store.Preview;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An archived page that today's adapter reads in another way than what is stored.
 *
 * @param fields that differ; for a change or a loss of a known article
 */
public record Difference(
    RawRef ref, String site, URI url, String id, Kind kind, List<Preview.Change> fields) {

  /** What would become of it. */
  public enum Kind {
    /** A new version. */
    CHANGED,
    /** An article where none was found before. */
    NEW,
    /** A worse form, which is kept out. */
    WORSE,
    /** No article where one is stored, which stays. */
    LOST;

    /** As people and programs call it: {@code worse}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Difference {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    fields = List.copyOf(fields);
  }

  /** Whether it would be written. */
  boolean isWritten() {
    return kind == Kind.CHANGED || kind == Kind.NEW;
  }
}
