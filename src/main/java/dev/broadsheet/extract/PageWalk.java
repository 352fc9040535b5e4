package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** One walk through a page in the order of its text, which notes where its title stands. */
final class PageWalk {
  /** What is done at each node. */
  interface Step {
    /**
     * Looks at one node.
     *
     * @param at how many characters of text stand before it
     */
    void visit(Node node, int at);
  }

  private final NameTest elsewhere = new NameTest(ShownLine.ELSEWHERE);
  private final String title;
  private int walked;
  private int titleAt = -1;
  private Set<Element> aroundTitle = Set.of();

  private PageWalk(Optional<String> title) {
    this.title = title.map(SameText::key).orElse("");
  }

  static PageWalk through(ParsedPage page, Optional<String> title, Step step) {
    PageWalk walk = new PageWalk(title);
    NodeTraversor.traverse((node, _) -> walk.visit(node, step), page.document());
    return walk;
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
  boolean isCalledElsewhere(Element element) {
    return elsewhere.fits(element);
  }

  private void visit(Node node, Step step) {
    if (node instanceof Element element && titleAt < 0 && isTitle(element)) {
      titleAt = walked;
      aroundTitle = Set.copyOf(element.parents());
    }
    step.visit(node, walked);
    if (node instanceof TextNode text) {
      walked += text.getWholeText().strip().length();
    }
  }

  private boolean isTitle(Element element) {
    return !title.isEmpty()
        && (element.nameIs("h1") || element.nameIs("h2") || element.nameIs("h3"))
        && SameText.key(element.text()).contains(title);
  }
}
