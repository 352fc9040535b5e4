package dev.broadsheet.extract;

import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * What an adapter says of elements inside the body's container.
 *
 * @param dropped left out with all they hold
 * @param headings headings, whatever their elements are
 */
record BodyMarks(Set<Element> dropped, Set<Element> headings) {
  static final BodyMarks NONE = new BodyMarks(Set.of(), Set.of());

  static BodyMarks of(ParsedPage page, Region region, BodyRule rule) {
    return new BodyMarks(
        selected(page, region, rule.drop()), selected(page, region, rule.headings()));
  }

  private static Set<Element> selected(
      ParsedPage page, Region region, List<Selector.Css> selectors) {
    Set<Element> selected = new HashSet<>();
    for (Element container : region.containers()) {
      selectors.forEach(s -> selected.addAll(page.select(s.path(), container)));
    }
    return selected;
  }

  /** The same, where the elements that a test finds are not dropped. */
  BodyMarks sparing(Predicate<Element> test) {
    return new BodyMarks(
        dropped.stream().filter(test.negate()).collect(Collectors.toSet()), headings);
  }
}
