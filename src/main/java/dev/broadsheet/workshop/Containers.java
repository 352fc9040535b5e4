package dev.broadsheet.workshop;

import dev.broadsheet.workshop.KnownText.Line;
import dev.broadsheet.workshop.KnownText.Mass;
import dev.broadsheet.workshop.KnownText.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What holds the bodies of several pages, and how much of each, by the names it may have. */
final class Containers {
  /** What holds less of the bodies is not looked at further. */
  private static final double MOST = 0.8;

  /** What leaves so little of a page outside names the page, not the text. */
  private static final double NEARLY_ALL = 0.95;

  /** They hold one paragraph; a rule that takes all of them loses what stands between them. */
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "span", "blockquote", "td", "tr");

  private final List<KnownText> texts;
  private final Map<String, Named> names = new HashMap<>();
  private final Map<String, Map<KnownText, Double>> shares = new HashMap<>();

  Containers(List<KnownText> texts) {
    this.texts = texts;
    texts.forEach(this::add);
  }

  private void add(KnownText text) {
    Map<Element, List<Named>> known = new HashMap<>();
    List<Line> body = text.lines().stream().filter(l -> l.part() == Part.BODY).toList();
    Set<Element> ofOneLine = ofOneLine(body);
    for (Line line : body) {
      add(text, line, known, ofOneLine);
    }
  }

  /** What holds one of many lines is a paragraph, whatever its tag. */
  private static Set<Element> ofOneLine(List<Line> body) {
    Set<Element> one = new HashSet<>();
    Set<Element> more = new HashSet<>();
    for (Line line : body) {
      for (Element at = line.holder(); at != null; at = at.parent()) {
        if (!one.add(at)) {
          more.add(at);
        }
      }
    }
    one.removeAll(more);
    return body.size() > 1 ? one : Set.of();
  }

  private void add(
      KnownText text, Line line, Map<Element, List<Named>> known, Set<Element> ofOneLine) {
    double share = (double) line.length() / text.whole().body();
    Set<String> seen = new HashSet<>();
    for (Element at = line.holder();
        at != null && !at.normalName().equals("body");
        at = at.parent()) {
      if (PARAGRAPHS.contains(at.normalName()) || ofOneLine.contains(at)) {
        continue;
      }
      for (Named name : known.computeIfAbsent(at, ElementNames::of)) {
        if (seen.add(name.css())) {
          names.merge(name.css(), name, (a, b) -> a.cost() <= b.cost() ? a : b);
          shares.computeIfAbsent(name.css(), _ -> new HashMap<>()).merge(text, share, Double::sum);
        }
      }
    }
  }

  /** Those that hold most of the bodies of all pages together. */
  List<Named> ofAll() {
    return names.values().stream()
        .filter(
            name -> shares(name).values().stream().mapToDouble(s -> s).sum() >= MOST * texts.size())
        .filter(name -> !isWholePage(name, texts))
        .toList();
  }

  /** The most pages that have a container in common; empty where no two have. */
  List<KnownText> largestGroup() {
    List<KnownText> largest = List.of();
    for (Named name : names.values()) {
      List<KnownText> group =
          texts.stream().filter(t -> shares(name).getOrDefault(t, 0.0) >= MOST).toList();
      if (group.size() > Math.max(1, largest.size()) && !isWholePage(name, group)) {
        largest = group;
      }
    }
    return largest;
  }

  private Map<KnownText, Double> shares(Named name) {
    return shares.getOrDefault(name.css(), Map.of());
  }

  /** Whether nearly all that is no part of the articles stands in the container too. */
  private static boolean isWholePage(Named container, List<KnownText> texts) {
    int held = 0;
    int other = 0;
    for (KnownText text : texts) {
      Mass mass = text.in(container);
      held += mass.other();
      other += mass.body() == 0 ? 0 : text.whole().other();
    }
    return other > 0 && held >= NEARLY_ALL * other;
  }
}
