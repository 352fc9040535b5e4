package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.LeftOut;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.normalize.Charsets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a page as short as a case needs it. Whatever is taken out, the adapter is tried on the page
 * as it would be written: where the article comes out otherwise, or what the site's own rules find
 * or drop, it is put back. Runs of neighbours are tried at once, then their halves.
 */
final class Trimming {
  /** Bytes read in all trials; a page of a hundred thousand parts that all count ends here. */
  private static final long MOST_WORK = 500_000_000;

  /** What never makes a difference to a reader of the case; each kind is tried at once. */
  private static final List<String> LITTER =
      List.of("script:not([type*=ld+json])", "style", "noscript", "svg", "iframe", "template");

  private static final String LINKED_DATA = "script[type*=ld+json]";

  /** Names by which selectors and people know an element. */
  private static final Set<String> KEPT_ATTRIBUTES =
      Set.of("id", "class", "href", "src", "datetime", "content", "itemprop", "property", "name");

  private static final Set<LeftOut.Why> BY_ADAPTER =
      Set.of(LeftOut.Why.DROPPED, LeftOut.Why.LINE, LeftOut.Why.TAKEN);

  private static final int INDENT = 1;

  private final Page page;
  private final SiteAdapter adapter;
  private final Document document;
  private final Optional<Likeness> wanted;
  private long work;

  /** What has to stay as it is: the article, and what the site's own rules find and leave out. */
  private record Likeness(Article article, List<List<Object>> own, List<LeftOut> leftOut) {
    static Optional<Likeness> of(Page page, SiteAdapter adapter) {
      Trial trial = Trial.of(page, adapter);
      return trial
          .extraction()
          .article()
          .map(
              article ->
                  new Likeness(
                      article,
                      trial.tried().stream()
                          .filter(t -> !t.inherited())
                          .map(Likeness::told)
                          .toList(),
                      byAdapter(trial.leftOut())));
    }

    /** What a container of the body holds beside the article may go. */
    private static List<Object> told(Trial.Tried tried) {
      return List.of(
          tried.label(), tried.verdict(), tried.field() == Field.BODY ? List.of() : tried.values());
    }

    /** Of what stands behind a line that ends the body, that line is enough. */
    private static List<LeftOut> byAdapter(List<LeftOut> leftOut) {
      return Stream.concat(
              leftOut.stream().filter(l -> BY_ADAPTER.contains(l.why())),
              leftOut.stream().filter(l -> l.why() == LeftOut.Why.CUT).limit(1))
          .toList();
    }
  }

  private Trimming(Page page, SiteAdapter adapter) {
    this.page = page;
    this.adapter = adapter;
    this.document = Jsoup.parse(Charsets.decode(page), page.url().toString());
    this.wanted = Likeness.of(page, adapter);
  }

  /**
   * The page trimmed, in UTF-8; empty where there is no article, or where the page says something
   * else as soon as it is written anew.
   */
  static Optional<Page> of(Page page, SiteAdapter adapter) {
    return new Trimming(page, adapter).trimmed();
  }

  private Optional<Page> trimmed() {
    document.outputSettings().prettyPrint(false);
    document.select("meta[charset], meta[http-equiv=content-type]").remove();
    if (!isAlike()) {
      return Optional.empty();
    }
    LITTER.forEach(this::trimAll);
    trimNodes();
    document.select(LINKED_DATA).forEach(this::trimLinkedData);
    trimAttributes();
    document.head().prependElement("meta").attr("charset", "utf-8"); // editors ask for it
    document.outputSettings().prettyPrint(true).indentAmount(INDENT);
    if (!isAlike()) { // spaces count in some pages, as in verse
      document.outputSettings().prettyPrint(false);
    }
    return Optional.of(written());
  }

  /** Takes the keys of JSON-LD out, one by one, the outer before the inner. */
  private void trimLinkedData(Element script) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(script.data());
    } catch (JacksonException e) { // pages write it by string templates
      return;
    }
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (node instanceof ObjectNode object) {
        List.copyOf(object.propertyNames()).forEach(key -> trim(object, key, root, script));
      }
      node.forEach(open::push);
    }
  }

  private void trim(ObjectNode object, String key, JsonNode root, Element script) {
    String before = script.data();
    Map<String, JsonNode> all = new LinkedHashMap<>();
    object.forEachEntry(all::put);
    object.remove(key);
    script.empty().appendChild(new DataNode(root.toString()));
    if (!isAlike()) {
      object.removeAll().setAll(all);
      script.empty().appendChild(new DataNode(before));
    }
  }

  private void trimAll(String selector) {
    for (Element element : document.select(selector)) {
      if (element.parent() != null) {
        trim(List.of(element));
      }
    }
  }

  private void trimNodes() {
    Deque<List<Node>> open = new ArrayDeque<>();
    open.push(List.copyOf(document.childNodes()));
    while (!open.isEmpty()) {
      List<Node> run = open.pop();
      if (run.isEmpty() || trim(run)) {
        continue;
      }
      if (run.size() > 1) {
        open.push(List.copyOf(run.subList(run.size() / 2, run.size())));
        open.push(List.copyOf(run.subList(0, run.size() / 2)));
      } else if (run.getFirst() instanceof Element element) {
        open.push(List.copyOf(element.childNodes()));
      }
    }
  }

  /** Takes neighbours out, if that changes nothing that counts. */
  private boolean trim(List<Node> run) {
    Node parent = run.getFirst().parent();
    if (!(parent instanceof Element holder)) {
      return false;
    }
    int at = run.getFirst().siblingIndex();
    run.forEach(Node::remove);
    if (isAlike()) {
      return true;
    }
    holder.insertChildren(at, run);
    return false;
  }

  private void trimAttributes() {
    Deque<List<Element>> open = new ArrayDeque<>();
    open.push(document.getAllElements());
    while (!open.isEmpty()) {
      List<Element> run = open.pop();
      if (!strip(run) && run.size() > 1) {
        open.push(run.subList(run.size() / 2, run.size()));
        open.push(run.subList(0, run.size() / 2));
      }
    }
  }

  /** Takes the attributes of elements away that nobody knows them by, if nothing counts on them. */
  private boolean strip(List<Element> run) {
    IdentityHashMap<Element, Attributes> before = new IdentityHashMap<>();
    for (Element element : run) {
      Attributes all = element.attributes().clone();
      all.asList().stream()
          .map(Attribute::getKey)
          .filter(key -> !KEPT_ATTRIBUTES.contains(key))
          .forEach(element::removeAttr);
      if (element.attributesSize() < all.size()) {
        before.put(element, all);
      }
    }
    if (before.isEmpty() || isAlike()) {
      return true;
    }
    before.forEach((element, all) -> element.attributes().addAll(all));
    return false;
  }

  private boolean isAlike() {
    Page written = written();
    work += written.body().length;
    if (work > MOST_WORK) {
      return false;
    }
    return wanted.isPresent()
        // most trials end here, at a third of the price
        && Extractor.extract(written, adapter).article().equals(wanted.map(Likeness::article))
        && Likeness.of(written, adapter).equals(wanted);
  }

  private Page written() {
    byte[] html = document.outerHtml().getBytes(StandardCharsets.UTF_8);
    return Page.ofFile(page.url(), html, Optional.empty(), page.fetched());
  }
}
