package dev.broadsheet.adapter;

import dev.broadsheet.article.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page parsed once: the document, its address and, read when first asked for, what selectors look
 * through often. Not thread-safe.
 */
public final class ParsedPage {
  private static final List<String> META_KEYS =
      List.of("name", "property", "itemprop", "http-equiv");

  private final Document document;
  private final URI url;
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable ElementIndex index;
  private @Nullable LinkedData linkedData;
  private @Nullable Map<String, List<Element>> metas;
  private @Nullable String title;
  private org.w3c.dom.@Nullable Document tree;

  public ParsedPage(Document document, URI url) {
    this.document = document;
    this.url = url;
  }

  public Document document() {
    return document;
  }

  public URI url() {
    return url;
  }

  /** The document's title; empty if it has none. */
  public String title() {
    if (title == null) {
      title = document.title();
    }
    return title;
  }

  /** The elements that a selector matches, in document order. */
  public List<Element> select(CompiledCss css) {
    return css.select(document, index());
  }

  /** The elements in a container, itself included, that match; ancestors beyond it don't count. */
  public List<Element> select(CompiledCss css, Element container) {
    return css.select(container, index());
  }

  /** The elements of a tag, in document order. */
  public List<Element> tagged(String tag) {
    return index().tagged(tag);
  }

  private ElementIndex index() {
    if (index == null) {
      index = new ElementIndex(document);
    }
    return index;
  }

  LinkedData linkedData() {
    if (linkedData == null) {
      linkedData = LinkedData.of(index().tagged("script"), url, title(), problems::add);
    }
    return linkedData;
  }

  /** The meta elements of a name, in document order. */
  List<Element> metas(String name) {
    if (metas == null) {
      metas = readMetas();
    }
    return metas.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** How deep the innermost element stands; the document's own is at 1. */
  public int depth() {
    return index().depth();
  }

  /** What was left out of what was read so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The document for XPath, as it was when first asked for. */
  org.w3c.dom.Document tree() {
    if (tree == null) {
      tree = CompiledXPath.treeOf(document);
    }
    return tree;
  }

  private Map<String, List<Element>> readMetas() {
    Map<String, List<Element>> named = new HashMap<>();
    for (Element meta : index().tagged("meta")) {
      for (String key : META_KEYS) {
        String name = meta.attributes().get(key).strip().toLowerCase(Locale.ROOT);
        List<Element> same = named.computeIfAbsent(name, _ -> new ArrayList<>());
        if (same.isEmpty() || !same.getLast().equals(meta)) {
          same.add(meta);
        }
      }
    }
    named.remove("");
    return named;
  }
}
