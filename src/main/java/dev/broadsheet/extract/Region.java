package dev.broadsheet.extract;

import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The part of a page in which a rule sees the body.
 *
 * @param containers none of which holds another, in document order
 */
record Region(List<Element> containers) {
  Region {
    containers = List.copyOf(containers);
  }

  /** What a body's candidate selects; nothing for one that selects no elements. */
  static Region of(ParsedPage page, Selector selector) {
    List<Element> found =
        switch (selector) {
          case Selector.Css css -> page.select(css.path());
          case Selector.XPath xpath ->
              xpath.select(page).stream().flatMap(f -> f.element().stream()).toList();
          case Selector.JsonLd _, Selector.Meta _, Selector.UrlPart _ -> List.of();
        };
    return new Region(outermost(found));
  }

  /** The whole page. */
  static Region body(ParsedPage page) {
    return new Region(List.of(page.document().body()));
  }

  /** In document order an element stands behind those that hold it. */
  private static List<Element> outermost(List<Element> found) {
    if (found.size() < 2) {
      return found;
    }
    Set<Element> all = new HashSet<>(found);
    return found.stream().filter(e -> e.parents().stream().noneMatch(all::contains)).toList();
  }

  /** The blocks inside, as a rule has them. */
  BlockReader.Blocks read(ParsedPage page, BodyRule rule) {
    return BlockReader.read(containers, BodyMarks.of(page, this, rule));
  }
}
