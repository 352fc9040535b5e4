package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final int LEVELS = 3;
  private static final int LABEL_LEVELS = 5;
  private static final int NOUN = 3;
  private static final int MOST_PIECES = 40;

  /** Authors of one article stand so close together. */
  private static final int TOGETHER = 120;

  private static final Pattern AUTHOR =
      ShownLine.words(
          "author(?!i)|\\b(?:bylines?|autor(?:es|en|i)?|autor(?:en)?(?:zeile|name)|auteurs?|autore"
              + "|verfasser|writers?|reporters?|columnists?|redakteur|redactor|journalist|periodista|giornalista"
              + "|firma|forfatter|skribent|penulis|yazar|muhabir|автор|avtor)\\b");

  /** Where sites keep the pages of their authors: the last but one part of an address. */
  private static final Pattern ADDRESS =
      ShownLine.words(
          "(?:authors?|autor(?:es|en|i)?|auteurs?|profiles?|staff|journalists?|reporters?"
              + "|contributors?|editors|columnists?|redakteure?|redaktion|people|writers?|avtor[iy]?)"
              + "/[^/?#]+/?");

  /** Beside an author's name stand a picture, a life and links to more. */
  private static final Pattern ABOUT =
      ShownLine.words(
          "\\b(?:bio|box|bread-?(?:crumbs?|bar)|about|avatar|cards?|categor(?:y|ies)|desc|description|info|social|follow|more|image|img|photo"
              + "|picture|date|title|role|links?|contact|(?:posts?|articles?)(?![\\w-]*(?:author|autor|writer|byline)))\\b");

  private static final Pattern LABEL =
      ShownLine.words(
          "(?:"
              + BylineLabels.PACKAGED.by()
              + "|(?<noun>"
              + BylineLabels.PACKAGED.author()
              + "))(?:(?<=[:：])\\s*|\\s+)[\\p{Lu}\\p{Lo}]");

  private static final Beginnings OF_LABELS = new Beginnings(LABEL);

  private static final Pattern OTHER_REL = Pattern.compile("\\b(?:category|tag)\\b");

  private static final Pattern OTHER_ADDRESS =
      ShownLine.words("#|/(?:categor(?:y|ies)|tags?|topics?|sections?|rubri\\w+)/");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

  /** What a button beside a byline says. */
  private static final Set<Residue.Kind> BUTTONS =
      Set.of(
          Residue.Kind.SUBSCRIBE,
          Residue.Kind.SHARE,
          Residue.Kind.COMMENTS,
          Residue.Kind.RELATED,
          Residue.Kind.APP);

  private static final String EDGES = "|·•–—-";

  private record Weighed(ShownLine line, List<String> names, int weight) {}

  private static final NameTest BY_NAME = new NameTest(AUTHOR);

  private final PageWalk walk;
  private final List<String> generic;
  private final Predicate<String> isSite;
  private final List<ShownLine> lines = new ArrayList<>();
  private final Map<Element, Boolean> dated = new HashMap<>();

  /**
   * The bylines of one page.
   *
   * @param generic names that the metadata has, perhaps for the whole site
   */
  Bylines(PageWalk walk, List<String> generic, Predicate<String> isSite) {
    this.walk = walk;
    this.generic = generic;
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
    switch (node) {
      case Element element when isMarked(element) -> add(element, element.text(), at);
      case TextNode text when mayBeLine(text.getWholeText()) ->
          Optional.ofNullable(text.parent()).ifPresent(e -> line(e, text.text(), at));
      default -> {} // scripts, and texts of any other kind
    }
  }

  /** By the first letter, which most texts of a page have not: a name or a label begins so. */
  private static boolean mayBeLine(String text) {
    int from = 0;
    while (from < text.length()
        && (isEdge(text.charAt(from)) || ShortText.isDropped(text.charAt(from)))) {
      from++;
    }
    return from < text.length()
        && (OF_LABELS.has(text.charAt(from)) || Character.isUpperCase(text.charAt(from)));
  }

  private void line(Element element, String text, int at) {
    String line = bare(text);
    if (isLabelled(line)) {
      add(element, line, at);
    } else if (isBareLabel(line)) {
      Element labelled = withMore(element, line);
      add(labelled, labelled.text(), at);
    } else if (Names.isName(line) && isDated(element, line) && !isOtherLink(element)) {
      add(element, line, at);
    }
  }

  /** Without what divides it from its neighbours. */
  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (from < to && isEdge(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || EDGES.indexOf(c) >= 0;
  }

  /** "By" alone, before a link. */
  private static boolean isBareLabel(String line) {
    return line.length() < 20 && mayBeLabelled(line) && isLabelled(line + " A");
  }

  private static boolean isLabelled(String line) {
    return mayBeLabelled(line)
        && line.length() <= ShownLine.LONGEST
        && LABEL.matcher(line).lookingAt();
  }

  private static boolean mayBeLabelled(String line) {
    return !line.isEmpty() && OF_LABELS.has(line.charAt(0));
  }

  /** A label may stand in an element of its own. */
  private static Element withMore(Element element, String label) {
    return around(element, LABEL_LEVELS)
        .filter(e -> e.text().strip().length() > label.length())
        .findFirst()
        .orElse(element);
  }

  /** Where classes say nothing, a name alone that stands beside a date is the author's. */
  private boolean isDated(Element element, String name) {
    int levels = element.nameIs("li") ? LEVELS : LEVELS + 1; // a list beside a date has subjects
    return around(element, levels).skip(1).anyMatch(this::hasYear)
        && ShortText.of(element, ShownLine.LONGEST).filter(t -> bare(t).equals(name)).isPresent();
  }

  /** Asked of the same element for each of the names in it. */
  private boolean hasYear(Element element) {
    return dated.computeIfAbsent(
        element, e -> ShortText.of(e, ShownLine.LONGEST).filter(YEAR.asPredicate()).isPresent());
  }

  /** A link to a section, a tag or another part of the page: "Local News", "View Comments". */
  private static boolean isOtherLink(Element element) {
    return around(element)
        .filter(e -> e.nameIs("a"))
        .anyMatch(
            a ->
                OTHER_REL.matcher(Markup.attribute(a, "rel")).find()
                    || OTHER_ADDRESS.matcher(Markup.attribute(a, "href")).find());
  }

  private static Stream<Element> around(Element element) {
    return around(element, LEVELS);
  }

  private static Stream<Element> around(Element element, int levels) {
    return Stream.iterate(element, Objects::nonNull, Element::parent).limit(levels);
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
        || Markup.attribute(element, "itemprop").equals("author")
        || (element.nameIs("a") && isOfAuthors(Markup.attribute(element, "href")));
  }

  private static boolean isOfAuthors(String address) {
    int last = address.lastIndexOf('/', address.length() - 2);
    int before = address.lastIndexOf('/', last - 1);
    return before >= 0 && ADDRESS.matcher(address).region(before + 1, address.length()).matches();
  }

  private Weighed weigh(ShownLine line) {
    List<String> names =
        names(line).stream()
            .filter(name -> !isSite.test(name) && !walk.isTitle(name) && !isButton(name))
            .toList();
    boolean told = isTold(line.element());
    int kind = told || isMarked(line.element()) ? 3 : 1;
    int label = label(line.text());
    int about = label < NOUN && ABOUT.matcher(ShownLine.names(line.element())).find() ? -2 : 0;
    int known = names.stream().anyMatch(generic::contains) ? 4 : 0;
    int place = place(line, told || label > 0 || BY_NAME.fits(line.element()));
    return new Weighed(line, names, kind + label + about + known + place);
  }

  private static List<String> names(ShownLine line) {
    List<String> pieces =
        line.element()
            .nodeStream(TextNode.class)
            .limit(MOST_PIECES)
            .filter(Markup::isSeen)
            .map(text -> bare(text.text()))
            .filter(text -> !text.isEmpty())
            .toList();
    List<String> apart = pieces.size() > 1 ? Names.inPieces(pieces) : List.of();
    return apart.isEmpty() ? Names.byline(line.text()) : apart;
  }

  private static boolean isButton(String name) {
    return Residue.of(name).filter(BUTTONS::contains).isPresent();
  }

  /** "By" begins many a sentence; "Author:" says what follows wherever it stands. */
  private static int label(String line) {
    Matcher label = LABEL.matcher(line);
    return !label.lookingAt() ? 0 : label.group("noun") == null ? 2 : NOUN;
  }

  /** Systems put what belongs to the title into a footer or an aside too. */
  private int place(ShownLine line, boolean told) {
    int near = line.nearness(walk);
    if (!line.isElsewhere(walk)) {
      return near;
    }
    return told && near == 3 ? near - 2 : -6;
  }
}
