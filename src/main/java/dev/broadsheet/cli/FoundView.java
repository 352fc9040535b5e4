package dev.broadsheet.cli;

import dev.broadsheet.article.Moment;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.search.Found;
import dev.broadsheet.search.Found.Facet;
import dev.broadsheet.search.Hit;
import dev.broadsheet.search.Marked;
import dev.broadsheet.search.Marked.Mark;
import dev.broadsheet.search.Search;
import dev.broadsheet.store.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a search found, as a person reads it on a terminal, and as JSON. */
final class FoundView {
  private static final int FACET_VALUES = 12;

  private FoundView() {}

  static List<String> lines(Found found, Search search) {
    List<String> lines = new ArrayList<>();
    found.hits().forEach(hit -> add(lines, hit));
    found.facets().stream()
        .filter(facet -> !facet.counts().isEmpty())
        .map(FoundView::line)
        .forEach(lines::add);
    lines.add(total(found, search));
    if (found.behind() > 0) {
      lines.add(
          "Not in the index yet, another process is writing: "
              + Counted.of(found.behind(), "change")
              + ".");
    }
    return lines;
  }

  private static void add(List<String> lines, Hit hit) {
    Card card = hit.card();
    lines.add(shown(hit.title()));
    List<String> facts = new ArrayList<>(List.of(card.id()));
    hit.article().published().map(Moment::iso).ifPresent(facts::add);
    facts.add(Screen.safe(card.site()));
    facts.add(Counted.of(card.words(), "word"));
    card.drift().ifPresent(d -> facts.add("doubtful"));
    card.withdrawn().ifPresent(w -> facts.add("withdrawn"));
    lines.add("  " + Ink.DIM.on(String.join("  ", facts)));
    hit.passages().forEach(passage -> lines.add("  … " + shown(passage)));
    lines.add("");
  }

  /** Safe for a terminal, with the places that were looked for in bold. */
  private static String shown(Marked marked) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (Mark mark : marked.marks()) {
      shown.append(Screen.safe(marked.text().substring(at, mark.start())));
      shown.append(Ink.BOLD.on(Screen.safe(marked.text().substring(mark.start(), mark.end()))));
      at = mark.end();
    }
    return shown.append(Screen.safe(marked.text().substring(at))).toString();
  }

  private static String line(Facet facet) {
    String counts =
        facet.counts().stream()
            .limit(FACET_VALUES)
            .map(c -> Screen.safe(c.value()) + " " + c.hits())
            .collect(Collectors.joining(", "));
    String more = facet.counts().size() > FACET_VALUES ? ", …" : "";
    return String.format("%-9s %s%s", facet.name(), counts, more);
  }

  private static String total(Found found, Search search) {
    int last = search.page() * search.size();
    if (found.total() <= search.size()) {
      return found.total() + " found.";
    }
    return "Page %d of %d found%s"
        .formatted(
            search.page(),
            found.total(),
            last < found.total() ? "; more with --page " + (search.page() + 1) + "." : ".");
  }

  static ObjectNode json(Found found) {
    ObjectNode json = Json.object().put("total", found.total()).put("behind", found.behind());
    ArrayNode hits = json.putArray("hits");
    found.hits().forEach(hit -> put(hits.addObject(), hit));
    if (!found.facets().isEmpty()) {
      ObjectNode facets = json.putObject("facets");
      found.facets().forEach(facet -> put(facets.putObject(facet.name()), facet));
    }
    return json;
  }

  private static void put(ObjectNode json, Hit hit) {
    Card card = hit.card();
    json.put("id", card.id())
        .put("url", hit.article().url().toString())
        .put("site", card.site())
        .put("words", card.words());
    card.language().ifPresent(l -> json.put("language", l));
    hit.article().published().ifPresent(p -> json.put("published", p.iso()));
    card.withdrawn().ifPresent(w -> json.put("withdrawn", w.toString()));
    put(json.putObject("title"), hit.title());
    ArrayNode passages = json.putArray("passages");
    hit.passages().forEach(passage -> put(passages.addObject(), passage));
  }

  private static void put(ObjectNode json, Marked marked) {
    ArrayNode marks = json.put("text", marked.text()).putArray("marks");
    marked.marks().forEach(mark -> marks.addArray().add(mark.start()).add(mark.end()));
  }

  private static void put(ObjectNode json, Facet facet) {
    facet.counts().forEach(count -> json.put(count.value(), count.hits()));
  }
}
