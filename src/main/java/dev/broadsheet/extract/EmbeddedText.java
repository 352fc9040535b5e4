package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/**
 * Finds the article in what a page hands to its scripts, where the page itself shows none. It has
 * to agree with what the head promises: the object around it has the page's title, or it says what
 * the description says; a list of other articles is none.
 *
 * @param rule for provenance: where it was found
 */
record EmbeddedText(String rule, BlockReader.Blocks blocks) {
  private static final int MAX_NODES = 300_000;

  /** Fewer letters are a teaser. */
  private static final int SHORTEST = 150;

  /** What holds this much of the most has the whole article; what is around it, more than that. */
  private static final double WHOLE = 0.8;

  private static final int MAX_CANDIDATES = 20;

  /**
   * A text and where it stands.
   *
   * @param titled whether the nearest title above is the page's
   */
  private record Candidate(
      Story story, String rule, JsonNode node, boolean titled, int depth, int length) {}

  /** A node still to be looked at. */
  private record Place(JsonNode node, String key, boolean titled, int depth) {}

  static Optional<EmbeddedText> of(ParsedPage page) {
    Promises promises = Promises.of(page);
    List<Candidate> found = new ArrayList<>();
    for (PageState state : PageState.of(page)) {
      search(state, new Story(state, promises), promises, found);
    }
    return best(found, page, promises);
  }

  private static Optional<EmbeddedText> best(
      List<Candidate> found, ParsedPage page, Promises promises) {
    List<Candidate> agreed =
        found.stream()
            .sorted(
                Comparator.comparing((Candidate c) -> !c.titled).thenComparingInt(c -> -c.length))
            .limit(MAX_CANDIDATES)
            .filter(c -> isPromised(c, SameText.key(write(c, page).text()), promises))
            .toList();
    if (agreed.isEmpty()) {
      return Optional.empty();
    }
    double whole = WHOLE * agreed.getFirst().length;
    Candidate best =
        agreed.stream()
            .filter(c -> c.titled == agreed.getFirst().titled && c.length >= whole)
            .max(Comparator.comparingInt(Candidate::depth))
            .orElseThrow();
    return Optional.of(
        new EmbeddedText(best.rule, BlockReader.read(List.of(write(best, page)), BodyMarks.NONE)));
  }

  private static boolean isPromised(Candidate candidate, String key, Promises promises) {
    return candidate.titled ? promises.mayBeKept(key) : promises.areKept(key);
  }

  private static Element write(Candidate candidate, ParsedPage page) {
    Element root = page.document().shallowClone().appendElement("div");
    candidate.story.write(candidate.node, root);
    return root;
  }

  private static void search(
      PageState state, Story story, Promises promises, List<Candidate> found) {
    Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(state.root(), "", false, 0)));
    while (!open.isEmpty() && seen.size() < MAX_NODES) {
      Place place = open.removeFirst();
      JsonNode node = state.follow(place.node);
      if (!(node.isContainer() || node.isString()) || !seen.add(node)) {
        continue;
      }
      boolean titled = story.title(node).map(promises::isTitle).orElse(place.titled);
      if (isCandidate(node, place.key) && story.length(node) >= SHORTEST) {
        String rule = "json: " + state.name() + " " + place.key;
        found.add(new Candidate(story, rule, node, titled, place.depth, story.length(node)));
      }
      for (JsonNode each : node.isArray() ? node : List.<JsonNode>of()) {
        open.addLast(new Place(each, place.key, titled, place.depth + 1));
      }
      node.propertyStream()
          .forEach(p -> open.addLast(new Place(p.getValue(), p.getKey(), titled, place.depth + 1)));
    }
  }

  private static boolean isCandidate(JsonNode node, String key) {
    return Story.isTextKey(key)
        && (node.isArray() || (node.isString() && Story.hasParagraphs(node.asString())));
  }
}
