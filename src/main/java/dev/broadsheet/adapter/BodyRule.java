package dev.broadsheet.adapter;

import java.util.List;

/**
 * Where the body stands and what in it is not the article.
 *
 * @param in candidates for the body's container, in order of trust; each selects one or more
 *     elements
 * @param sift whether each line of a container is judged as on a page without a rule, instead of
 *     taken as it stands
 * @param drop what is taken out of the container before it is read
 * @param headings what in the container is a heading, though its element does not say so
 * @param lines rules on whole lines of text, applied in order to every block
 */
public record BodyRule(
    List<Candidate> in,
    boolean sift,
    List<Selector.Css> drop,
    List<Selector.Css> headings,
    List<LineRule> lines) {
  public static final BodyRule NONE =
      new BodyRule(List.of(), false, List.of(), List.of(), List.of());

  public BodyRule {
    in = List.copyOf(in);
    drop = List.copyOf(drop);
    headings = List.copyOf(headings);
    lines = List.copyOf(lines);
  }
}
