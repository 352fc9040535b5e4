package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the authors that a page shows: elements that say so by their name, links of {@code
 * rel=author}, lines such as "By Jane Doe", weighed by where they stand.
 */
final class Bylines {
  private static final int MAX_LINES = 100;
  private static final int ENOUGH = 4;

  /** Authors of one article stand so close together. */
  private static final int TOGETHER = 120;

  private static final Pattern AUTHOR =
      ShownLine.words(
          "\\b(?:authors?|bylines?|author-?name|autor(?:es|en|i)?|auteurs?|autore|verfasser|writers?"
              + "|redakteur|journalist|автор|avtor)\\b|[a-z]Author\\b|\\bauthor[A-Z]");

  /** Beside an author's name stand a picture, a life and links to more. */
  private static final Pattern ABOUT =
      ShownLine.words(
          "\\b(?:bio|box|about|avatar|cards?|desc|description|info|social|follow|more|image|img|photo"
              + "|picture|date|title|role|links?|contact|posts?|articles?)\\b");

  private static final Pattern LABEL =
      ShownLine.words(
          "(?:(?:posted |written |published |article |story )?by|(?:erstellt |geschrieben"
              + " |verfasst |text )?von|par|por|autor(?:in)?:|автор:?|text:)\\s+\\p{Lu}");

  private record Weighed(ShownLine line, List<String> names, int weight) {}

  private static final NameTest BY_NAME = new NameTest(AUTHOR);

  private final PageWalk walk;
  private final Predicate<String> isSite;
  private final List<ShownLine> lines = new ArrayList<>();

  Bylines(PageWalk walk, Predicate<String> isSite) {
    this.walk = walk;
    this.isSite = isSite;
  }

  /** The names for which most speaks, if enough does. */
  List<String> best() {
    walk.each(this::visit);
    List<Weighed> weighed =
        lines.stream().map(this::weigh).filter(w -> !w.names.isEmpty()).toList();
    return weighed.stream()
        .filter(w -> w.weight >= ENOUGH)
        .max(Comparator.comparingInt(Weighed::weight))
        .map(best -> together(best, weighed))
        .orElse(List.of());
  }

  private static List<String> together(Weighed best, List<Weighed> all) {
    List<String> names =
        all.stream()
            .filter(w -> w.weight == best.weight)
            .filter(w -> Math.abs(w.line.at() - best.line.at()) <= TOGETHER)
            .flatMap(w -> w.names.stream())
            .toList();
    return Names.authors(names);
  }

  private void visit(Node node, int at) {
    if (lines.size() >= MAX_LINES) {
      return;
    }
    if (node instanceof Element element && isMarked(element)) {
      add(element, element.text(), at);
    } else if (node instanceof TextNode text) {
      String line = text.text().strip();
      boolean labelled = isLabelled(line);
      if (labelled || isBareLabel(line)) {
        Optional.ofNullable(text.parent()).ifPresent(e -> add(e, labelled ? line : e.text(), at));
      }
    }
  }

  /** "By" alone, before a link. */
  private static boolean isBareLabel(String line) {
    return line.length() < 20 && isLabelled(line + " A");
  }

  private static boolean isLabelled(String line) {
    return line.length() <= ShownLine.LONGEST && LABEL.matcher(line).lookingAt();
  }

  private void add(Element element, String text, int at) {
    if (!text.isBlank() && text.length() <= ShownLine.LONGEST) {
      lines.add(new ShownLine(element, text.strip(), at));
    }
  }

  private boolean isMarked(Element element) {
    return isTold(element) || BY_NAME.fits(element);
  }

  private static boolean isTold(Element element) {
    return Markup.attribute(element, "rel").contains("author")
        || Markup.attribute(element, "itemprop").equals("author");
  }

  private Weighed weigh(ShownLine line) {
    List<String> names =
        Names.byline(line.text()).stream().filter(name -> !isSite.test(name)).toList();
    int kind = isTold(line.element()) || isMarked(line.element()) ? 3 : 1;
    int label = isLabelled(line.text()) ? 2 : 0;
    int about = ABOUT.matcher(ShownLine.names(line.element())).find() ? -2 : 0;
    int place = line.isElsewhere(walk) ? -6 : line.nearness(walk);
    return new Weighed(line, names, kind + label + about + place);
  }
}
