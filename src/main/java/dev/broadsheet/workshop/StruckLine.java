package dev.broadsheet.workshop;

import dev.broadsheet.extract.LeftOut;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A line that was left out of the body.
 *
 * @param element the number of the element that says it; empty where it is only a part of one
 */
public record StruckLine(OptionalInt element, LeftOut leftOut) {
  public StruckLine {
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(leftOut, "leftOut");
  }
}
