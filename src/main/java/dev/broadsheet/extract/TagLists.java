package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Finds the list of tags that a page shows: links that say so, in a list that belongs to it. */
final class TagLists {
  private static final int MAX_LINKS = 300;
  private static final int LONGEST_TAG = 60;
  private static final int LEVELS = 4;

  /** Longer lists are clouds and indexes of the whole site. */
  private static final int MOST = 30;

  private static final Pattern OF_TAGS =
      ShownLine.words(
          "\\b(?:tags?|taglist|tag-?links?|topics?|keywords?|themen?|schlagw\\w+|stichw\\w+|etiquetas?"
              + "|temas?|argomenti|sujets?|trefwoorden|emner|ämnen|теги|метки|темы)\\b");

  private static final Pattern CLOUD = ShownLine.words("cloud|trend|popular|header|hot-|top-");

  private final NameTest ofTags = new NameTest(OF_TAGS);
  private final NameTest cloud = new NameTest(CLOUD);
  private final ParsedPage page;
  private final List<ShownLine> links = new ArrayList<>();

  TagLists(ParsedPage page) {
    this.page = page;
  }

  /** The links of the first list of tags behind the title; empty if there is none. */
  List<String> best(Optional<String> title) {
    PageWalk walk = PageWalk.through(page, title, this::visit);
    Map<Element, List<String>> lists = new LinkedHashMap<>();
    links.stream()
        .filter(link -> link.at() >= walk.titleAt())
        .filter(link -> isMarked(link.element()) || !link.isElsewhere(walk))
        .forEach(
            link ->
                list(link.element())
                    .filter(list -> !walk.isAroundTitle(list))
                    .ifPresent(
                        list ->
                            lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(link.text())));
    return lists.values().stream()
        .filter(tags -> tags.size() <= MOST)
        .findFirst()
        .orElse(List.of());
  }

  private void visit(Node node, int at) {
    if (node instanceof Element element && element.nameIs("a") && links.size() < MAX_LINKS) {
      String text = list(element).isPresent() ? element.text().strip() : "";
      boolean isName = !text.isEmpty() && text.length() <= LONGEST_TAG;
      if (isName && !OF_TAGS.matcher(text).matches()) {
        links.add(new ShownLine(element, text, at));
      }
    }
  }

  /** WordPress marks categories too: {@code rel="category tag"}. */
  private static boolean isMarked(Element link) {
    return link.attr("rel").contains("tag") && !link.attr("rel").contains("category");
  }

  /** The element that holds the link's list: named for tags, or the parent of marked links. */
  private Optional<Element> list(Element link) {
    if (link.attr("rel").contains("category")) {
      return Optional.empty();
    }
    Optional<Element> named =
        isMarked(link) ? Optional.ofNullable(link.parent()) : Optional.empty();
    Element around = link.parent();
    for (int level = 0; around != null && level < LEVELS; level++) {
      if (cloud.fits(around)) {
        return Optional.empty();
      }
      if (ofTags.fits(around)) {
        named = Optional.of(around);
      }
      around = around.parent();
    }
    return named.map(TagLists::whole);
  }

  /** Where each link has an element of its own, the list is around them. */
  private static Element whole(Element named) {
    Element parent = named.parent();
    long links = named.stream().filter(e -> e.nameIs("a")).limit(2).count();
    return parent != null && links == 1 ? parent : named;
  }
}
