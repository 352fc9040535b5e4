package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Objects;

/**
 * An element that a person points at, and the candidates by which a field would be found there.
 *
 * @param path the elements that hold it, the outermost first, then itself
 * @param inside elements in it that say something
 * @param text what it says, its beginning
 * @param field for which the candidates are ranked
 * @param suggestions the best first
 * @param removals rules that would leave it out of the body, the best first
 */
public record Pointed(
    List<Part> path,
    List<Part> inside,
    String text,
    Field field,
    List<Suggestion> suggestions,
    List<Removal> removals) {
  public Pointed {
    path = List.copyOf(path);
    inside = List.copyOf(inside);
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(field, "field");
    suggestions = List.copyOf(suggestions);
    removals = List.copyOf(removals);
  }

  /**
   * An element.
   *
   * @param number among the elements of its page
   * @param name as a person would call it: {@code p.lead}
   */
  public record Part(int number, String name, String text) {}
}
