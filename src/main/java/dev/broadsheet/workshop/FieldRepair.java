package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A field whose rule no longer says what is known.
 *
 * @param before how far the old rules agree with what is known
 * @param after how far the new ones do, as before where there are none
 * @param unseen how far rules made of one half of the pages agree on the other; no page where there
 *     was one alone
 * @param rules the new ones as lines of an adapter, no line where the base reads the field better;
 *     empty where nothing better was found
 * @param readings what was said and is said, page by page
 */
public record FieldRepair(
    Field field,
    Sureness before,
    Sureness after,
    Sureness unseen,
    Optional<List<String>> rules,
    List<Reading> readings) {
  public FieldRepair {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(unseen, "unseen");
    rules = rules.map(List::copyOf);
    readings = List.copyOf(readings);
  }

  /** A field on one page: what is known, and what old and new rules give. */
  public record Reading(URI url, List<String> known, List<String> before, List<String> after) {
    public Reading {
      Objects.requireNonNull(url, "url");
      known = List.copyOf(known);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }
}
