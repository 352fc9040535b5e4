package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.workshop.RuleList.OfBody;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Ranks the rules by which what a person points at would be left out of the body. */
final class Removals {
  private static final int MOST = 8;

  /** Who points at more lines means the element that holds them. */
  private static final int MOST_LINES = 12;

  /** Letters by which a rule may take more than twice what is pointed at. */
  private static final int SLACK = 100;

  /**
   * Whoever takes much more goes last; of equals what takes from most pages, then the narrowest.
   */
  private static final Comparator<Ranked> BEST =
      Comparator.comparingInt((Ranked r) -> r.removal.much())
          .thenComparingInt(r -> -r.removal.fits())
          .thenComparingDouble(Ranked::cost)
          .thenComparing(r -> r.removal.label());

  private final int own;
  private final List<StudioPage> pages;
  private final List<List<BodyLine>> bodies;
  private final Element element;
  private final List<BodyLine> meant;

  private record Ranked(Removal removal, double cost, List<List<BodyLine>> taken) {}

  /** Finds the lines of a body that one of the rules takes. */
  private interface Taking {
    List<BodyLine> of(StudioPage page, List<BodyLine> body);
  }

  /**
   * What a person points at.
   *
   * @param bodies the lines that each of the pages has now
   */
  Removals(Element pointed, StudioPage page, List<StudioPage> pages, List<List<BodyLine>> bodies) {
    this.own = pages.indexOf(page);
    this.pages = pages;
    this.bodies = bodies;
    List<BodyLine> body = bodies.get(own);
    String said = page.sight().keys().key(pointed);
    Element at = pointed;
    while (at.parent() != null && within(page, at, body).isEmpty()) {
      at = at.parent();
    }
    this.element = at;
    this.meant =
        within(page, at, body).stream()
            .filter(line -> line.key().contains(said) || said.contains(line.key()))
            .toList();
  }

  /** None where no line of the body is pointed at, or all are: none takes the body whole. */
  List<Removal> ranked() {
    if (meant.isEmpty() || meant.size() == bodies.get(own).size()) {
      return List.of();
    }
    List<Ranked> all = new ArrayList<>();
    ElementNames.of(element).forEach(name -> all.add(selector(name)));
    if (meant.size() <= MOST_LINES) {
      meant.forEach(
          line -> LinePatterns.of(line.text()).forEach((p, cost) -> all.add(line(p, cost))));
    }
    Set<List<List<BodyLine>>> seen = new HashSet<>();
    return all.stream()
        .filter(ranked -> ranked.taken().get(own).size() < bodies.get(own).size())
        .sorted(BEST)
        .filter(ranked -> seen.add(ranked.taken())) // what takes the same is said once
        .map(Ranked::removal)
        .limit(MOST)
        .toList();
  }

  private Ranked selector(Named name) {
    CompiledCss css = CompiledCss.of(name.css());
    return ranked(
        OfBody.DROP,
        name.css(),
        FlowYaml.text(name.css()),
        Optional.empty(),
        name.cost(),
        (each, body) ->
            each.parsed().select(css).stream()
                .flatMap(found -> within(each, found, body).stream())
                .distinct()
                .toList());
  }

  private Ranked line(String pattern, double cost) {
    Pattern compiled = Pattern.compile(pattern);
    return ranked(
        OfBody.LINES,
        pattern,
        rule("drop", pattern),
        Optional.of(rule("cut", pattern)),
        cost,
        (_, body) -> body.stream().filter(l -> compiled.matcher(l.text()).find()).toList());
  }

  private static String rule(String verb, String pattern) {
    return "{" + verb + ": " + FlowYaml.text(pattern) + "}";
  }

  private Ranked ranked(
      OfBody list, String label, String rule, Optional<String> end, double cost, Taking taking) {
    List<List<BodyLine>> taken = new ArrayList<>();
    List<Suggestion.Yield> yields = new ArrayList<>();
    int fits = 0;
    int much = 0;
    for (int i = 0; i < pages.size(); i++) {
      List<BodyLine> lines = taking.of(pages.get(i), bodies.get(i));
      taken.add(lines);
      String first = lines.isEmpty() ? "" : Pointing.excerpt(lines.getFirst().text());
      yields.add(new Suggestion.Yield(i, first, lines.size()));
      fits += i != own && !lines.isEmpty() ? 1 : 0;
      much += BodyLine.letters(lines) > 2 * BodyLine.letters(meant) + SLACK ? 1 : 0;
    }
    return new Ranked(new Removal(list, label, rule, end, fits, much, yields), cost, taken);
  }

  /** The lines of a body that an element says whole. */
  private static List<BodyLine> within(StudioPage page, Element element, List<BodyLine> body) {
    String said = page.sight().keys().key(element);
    return body.stream().filter(line -> said.contains(line.key())).toList();
  }
}
