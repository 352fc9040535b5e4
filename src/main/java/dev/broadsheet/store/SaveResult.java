package dev.broadsheet.store;

import java.util.List;
import java.util.Objects;

/**
 * What became of a submission.
 *
 * @param id of the article that now stands for it; for a duplicate the article it repeats
 * @param changed for an update the fields that changed, by their names in JSON
 */
public record SaveResult(Kind kind, String id, List<String> changed) {

  /** How a submission compares with what was stored. */
  public enum Kind {
    /** A new article. */
    STORED,
    /** A new version of a known article. */
    UPDATED,
    /** The same as the current version. */
    UNCHANGED,
    /** Another address of an article of the same site with the same title and text. */
    DUPLICATE,
    /** Worse than the current version, which was kept. */
    KEPT,
    /** Not saved: the article was deleted before. */
    DELETED
  }

  public SaveResult {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    changed = List.copyOf(changed);
  }
}
