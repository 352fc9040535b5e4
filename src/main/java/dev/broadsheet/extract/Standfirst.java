package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tells the lines that introduce a body from its text: they stand first, and are named for what
 * they are, set in bold, or stand apart from where the text is.
 */
final class Standfirst {
  /** What sites call it in the names of its element, or of the one around it. */
  private static final Set<String> NAMES =
      Set.of(
          ("lead leadin leadtext standfirst summary intro introduction introtext dek deck subtitle"
                  + " subheadline subhead subheading subline excerpt abstract synopsis description"
                  + " desc teaser preamble chapeau chapo hat vorspann einleitung anleser ingress"
                  + " manchet perex zajawka entradilla bajada copete entradinha sommario"
                  + " sottotitolo undertitel alaotsikko sapo anons lid")
              .split(" "));

  private static final int LONGEST = 800;
  private static final int MOST_LINES = 4;

  /** A line in bold may also be a mere label. */
  private static final int SHORTEST_BOLD = 60;

  /** What holds that share of a body is where its text is, and no part that introduces it. */
  private static final double BODY = 0.8;

  private static final double PART = 0.5;

  private final List<PageLine> body;
  private final Promises promises;
  private final Mass mass;
  private final Element heart;

  private Standfirst(List<PageLine> body, Promises promises, Mass mass) {
    this.body = body.stream().filter(l -> !promises.isTitle(l.key())).toList();
    this.promises = promises;
    this.mass = mass;
    this.heart = mass.innermost(BODY);
  }

  /**
   * The text of the lines in front; absent where the body begins at once.
   *
   * @param body the lines that were found to be the body's
   * @param mass how much of the body's text each element holds
   */
  static Optional<String> of(List<PageLine> body, Promises promises, Mass mass) {
    return new Standfirst(body, promises, mass).find();
  }

  private Optional<String> find() {
    List<String> lines = new ArrayList<>();
    int most = Math.min(body.size(), MOST_LINES + 1);
    while (lines.size() < most && introduces(lines.size())) {
      lines.add(Texts.clean(body.get(lines.size()).text()));
    }
    String text = String.join(" ", lines);
    boolean fits =
        !lines.isEmpty()
            && lines.size() <= MOST_LINES
            && lines.size() < body.size()
            && text.length() <= LONGEST;
    return fits ? Optional.of(text) : Optional.empty();
  }

  /** Behind a line of another kind a heading is one of the text's, and bold may be a question. */
  private boolean introduces(int at) {
    PageLine line = body.get(at);
    boolean goesOn = at == 0 || isHeading(body.get(at - 1)) || !isHeading(line);
    return goesOn
        && (isNamed(line.holder())
            || (isApart(line.holder()) && promises.isDescribed(line.key()))
            || (isBold(line) && (at == 0 || isBold(body.get(at - 1)))));
  }

  private static boolean isHeading(PageLine line) {
    return line.piece().block() instanceof Block.Heading;
  }

  private boolean isNamed(Element holder) {
    Element around = holder.parent();
    return hasName(holder) || (around != null && hasName(around));
  }

  private boolean hasName(Element element) {
    return mass.share(element) < PART && MarkupNames.of(element).stream().anyMatch(NAMES::contains);
  }

  private boolean isApart(Element holder) {
    return !holder.equals(heart) && holder.parents().stream().noneMatch(heart::equals);
  }

  private static boolean isBold(PageLine line) {
    return line.length() >= SHORTEST_BOLD && line.isBold();
  }
}
