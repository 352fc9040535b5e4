package dev.broadsheet.workshop;

import java.util.List;
import java.util.Objects;

/**
 * A candidate for a field, from pointing at an element.
 *
 * @param candidate as an adapter writes it
 * @param label as provenance names it
 * @param here how many values it gives on the page itself
 * @param fits on how many of the other pages it finds something
 * @param agrees on how many of them that is what is known of them
 * @param contradicts on how many it is something else
 * @param lasting whether it goes by names that a person gave, instead of by positions
 * @param yields what it finds on each of the pages
 */
public record Suggestion(
    String candidate,
    String label,
    int here,
    int fits,
    int agrees,
    int contradicts,
    boolean lasting,
    List<Yield> yields) {
  public Suggestion {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(label, "label");
    yields = List.copyOf(yields);
  }

  /**
   * What is found on a page.
   *
   * @param page its place among the pages of the desk
   * @param text the beginning of the first value; empty where there is none
   * @param found how many values there are
   */
  public record Yield(int page, String text, int found) {}
}
