package dev.broadsheet.workshop;

import java.util.List;

/**
 * A rule for the body, made from pages. Its containers are sifted: what else they hold, on pages
 * that were not seen, is left to the judgement of lines.
 *
 * @param in CSS of its containers, the most frequent first
 * @param drop CSS of what is taken out of them
 */
public record InducedBody(List<String> in, List<String> drop) {
  public InducedBody {
    in = List.copyOf(in);
    drop = List.copyOf(drop);
  }
}
