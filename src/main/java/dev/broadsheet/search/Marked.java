package dev.broadsheet.search;

import java.util.List;
import java.util.Objects;

/** Plain text, one line, with the places that were looked for, in order and apart. */
public record Marked(String text, List<Mark> marks) {
  public Marked {
    Objects.requireNonNull(text, "text");
    marks = List.copyOf(marks);
  }

  /** A place in the text, from its first character to the one after its last. */
  public record Mark(int start, int end) {}
}
