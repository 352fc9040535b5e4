package dev.broadsheet.extract;

import dev.broadsheet.extract.Surroundings.NameWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * What the names of {@link MarkupNames} count. Once filled, only read; what the value of an
 * attribute counts is remembered over pages.
 */
final class NameWeights {
  private final Map<String, NameWeight> weights = new HashMap<>();
  private final Map<String, NameWeight> tags = new HashMap<>();
  private final NameMemory<List<NameWeight>> known = new NameMemory<>(this::weigh);

  void put(String name, double first, double second) {
    NameWeight weight = new NameWeight(weights.size(), first, second);
    weights.put(name, weight);
    MarkupNames.tag(name).ifPresent(tag -> tags.put(tag, weight));
  }

  /** What the names of an element count, each once; those that count nothing are left out. */
  List<NameWeight> of(Element element) {
    List<NameWeight> found = new ArrayList<>();
    NameWeight tag = tags.get(element.normalName());
    if (tag != null) {
      found.add(tag);
    }
    for (String attribute : MarkupNames.ATTRIBUTES) {
      String value = Markup.attribute(element, attribute);
      for (NameWeight weight : value.isEmpty() ? List.<NameWeight>of() : known.of(value)) {
        if (!found.contains(weight)) {
          found.add(weight);
        }
      }
    }
    return found;
  }

  private List<NameWeight> weigh(String value) {
    return MarkupNames.words(value).stream()
        .filter(weights::containsKey)
        .map(weights::get)
        .toList();
  }
}
