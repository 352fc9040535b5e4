package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a page in the order of its text, at the first question, which notes where its
 * title stands: for all who look for what the page shows of its article. Of texts only those are
 * kept that {@link ShownLine} can hold.
 */
final class PageWalk {
  /** What is done at each link and other element with attributes, short text and script. */
  interface Step {
    /**
     * Looks at one node.
     *
     * @param at how many characters of text stand before it
     */
    void visit(Node node, int at);
  }

  private record Stop(Node node, int at) {}

  /** Fewer words of a title may well be its subjects. */
  private static final int MANY_WORDS = 4;

  /** What repeats the title: the head, links to the page itself, the way to it. */
  private static final Set<String> NO_TITLE = Set.of("title", "a", "li", "nav", "option");

  private static final int LEVELS = 3;

  private static final NameTest ELSEWHERE = NameTest.ofWholeNames(ShownLine.ELSEWHERE);

  private final ParsedPage page;
  private final String titleKey;
  private final List<Stop> stops = new ArrayList<>();
  private int walked;
  private int titleAt = -1;
  private Set<Element> aroundTitle = Set.of();
  private boolean isUpperTitle;
  private Optional<Stop> plainTitle = Optional.empty();

  PageWalk(ParsedPage page, Optional<String> title) {
    this.page = page;
    this.titleKey = title.map(SameText::key).orElse("");
  }

  ParsedPage page() {
    return page;
  }

  /** Goes through the page in document order. */
  void each(Step step) {
    for (Stop stop : stops()) {
      step.visit(stop.node, stop.at);
    }
  }

  /** The links and other elements with attributes. */
  List<Element> elements() {
    return stops().stream()
        .flatMap(s -> s.node instanceof Element e ? Stream.of(e) : Stream.empty())
        .toList();
  }

  /** Whether a reader sees some words in a short text, in whatever case. */
  boolean shows(String words) {
    Pattern pattern =
        Pattern.compile(words, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return stops().stream()
        .anyMatch(
            s ->
                s.node instanceof TextNode text
                    && pattern.matcher(text.text()).find()
                    && Markup.isSeen(text));
  }

  /** Whether a text is the page's title. */
  boolean isTitle(String text) {
    return SameText.key(text).equals(titleKey);
  }

  /** Whether the page's title has a text within. */
  boolean titleHas(String text) {
    return titleKey.contains(SameText.key(text));
  }

  /** Whether texts are words of the page's title, all in its order. */
  boolean isTitleInWords(List<String> texts) {
    int at = 0;
    for (String text : texts) {
      int found = text.indexOf(' ') < 0 ? titleKey.indexOf(SameText.key(text), at) : -1;
      if (found < 0) {
        return false;
      }
      at = found + SameText.key(text).length();
    }
    return texts.size() >= MANY_WORDS;
  }

  private List<Stop> stops() {
    if (stops.isEmpty()) {
      NodeTraversor.traverse((node, _) -> walk(node), page.document());
      if (titleAt < 0) {
        plainTitle.ifPresent(this::foundTitle);
      }
    }
    return stops;
  }

  /** The characters before the title; negative where no heading shows it. */
  int titleAt() {
    return titleAt;
  }

  /** What holds the title is no other part of the page, whatever its name. */
  boolean isAroundTitle(Element element) {
    return aroundTitle.contains(element);
  }

  /** Whether the name of an element says that it is another part of the page. */
  static boolean isCalledElsewhere(Element element) {
    return ELSEWHERE.fits(element);
  }

  private void walk(Node node) {
    switch (node) {
      case Element element -> {
        if (titleAt < 0 || (!isUpperTitle && element.nameIs("h1"))) {
          lookForTitle(element);
        }
        if (element.attributesSize() > 0 || element.nameIs("a")) {
          stops.add(new Stop(element, walked));
        }
      }
      case TextNode text -> {
        int length = strippedLength(text.getWholeText());
        if (length > 0 && ShownLine.canHold(text)) {
          stops.add(new Stop(text, walked));
        }
        if (titleAt < 0 && plainTitle.isEmpty() && isPlainTitle(text, length)) {
          plainTitle = Optional.of(new Stop(text, walked));
        }
        walked += length;
      }
      case DataNode data -> stops.add(new Stop(data, walked));
      default -> {} // comments and the like
    }
  }

  /** The length without white space at the ends. */
  private static int strippedLength(String text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return end - start;
  }

  private void foundTitle(Stop title) {
    titleAt = title.at;
    Element element = title.node instanceof Element heading ? heading : title.node.parentElement();
    aroundTitle = element == null ? Set.of() : Set.copyOf(element.parents());
  }

  /** Whether a text outside of headings says the title: some pages have none. */
  private boolean isPlainTitle(TextNode text, int length) {
    int title = titleKey.length();
    return title > 0
        && length >= title
        && length <= 2 * title
        && SameText.key(text.getWholeText()).equals(titleKey)
        && mayHoldTitle(text.parent());
  }

  /** Whether it may be the title itself, not what repeats it. */
  static boolean mayHoldTitle(@Nullable Element element) {
    return Stream.iterate(element, Objects::nonNull, Element::parent)
        .limit(LEVELS)
        .noneMatch(around -> NO_TITLE.contains(around.normalName()));
  }

  /** An h1 is the title also where a list of the latest articles stands before it. */
  private void lookForTitle(Element element) {
    boolean isUpper = element.nameIs("h1");
    if ((isUpper || element.nameIs("h2") || element.nameIs("h3"))
        && !titleKey.isEmpty()
        && SameText.key(element.text()).contains(titleKey)) {
      isUpperTitle = isUpper;
      foundTitle(new Stop(element, walked));
    }
  }
}
