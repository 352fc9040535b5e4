package dev.broadsheet.workshop;

import java.util.List;

/**
 * A rule for the body, made from pages.
 *
 * @param in CSS of its container, the best first
 * @param drop CSS of what is taken out of it
 * @param lines patterns of whole lines that are taken out
 * @param agreement F1 of the letters that the rule and the known articles have in common, mean over
 *     the pages
 */
public record InducedBody(List<String> in, List<String> drop, List<String> lines, double agreement) {
  public InducedBody {
    in = List.copyOf(in);
    drop = List.copyOf(drop);
    lines = List.copyOf(lines);
  }
}
