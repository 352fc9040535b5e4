package dev.broadsheet.article;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a person should know of a page: a missing field, a date that can't be.
 *
 * @param field the field it concerns, if it is one
 * @param message what was found and what was expected
 */
public record Problem(Kind kind, Optional<Field> field, String message) {

  /** What kind of trouble it is; the name in lower case with dashes is what programs read. */
  public enum Kind {
    /** A required field was not found. */
    MISSING,
    /** A date that is impossible, in the future or not understood. */
    BAD_DATE,
    /** What was found is not what the field can hold. */
    BAD_VALUE,
    /** Two sources disagree. */
    CONTRADICTION,
    /** The page is no article page: empty, binary, a stub, a wall. */
    NOT_AN_ARTICLE,
    /** A bound was met and something was cut. */
    BOUND
  }

  public Problem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
