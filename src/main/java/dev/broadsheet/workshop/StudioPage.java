package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page on the desk, with a number for each of its elements: its place in the document, the same
 * in every parse of the page. Not thread-safe.
 */
final class StudioPage {
  private final Page page;
  private final ParsedPage parsed;
  private final Optional<Article> known;
  private final List<Element> elements;
  private final Map<Element, Integer> numbers = new HashMap<>();
  private @Nullable PageSight sight;
  private @Nullable KnownText text;

  /**
   * A page.
   *
   * @param known the article that it is taken to hold, before the adapter is changed
   */
  StudioPage(Page page, ParsedPage parsed, Optional<Article> known) {
    this.page = page;
    this.parsed = parsed;
    this.known = known;
    this.elements = List.copyOf(parsed.document().getAllElements());
    for (int i = 0; i < elements.size(); i++) {
      numbers.put(elements.get(i), i);
    }
  }

  Page page() {
    return page;
  }

  ParsedPage parsed() {
    return parsed;
  }

  Optional<Article> known() {
    return known;
  }

  /** What is known of a field; nothing where no article is. */
  List<String> known(Field field) {
    return known.map(article -> FieldValues.of(article, field)).orElse(List.of());
  }

  /** Reads the page by an adapter. */
  Extraction read(SiteAdapter adapter) {
    return Extractor.extract(page, parsed, adapter);
  }

  /** The element of a number; empty where the page has none of it. */
  Optional<Element> element(int number) {
    return number >= 0 && number < elements.size()
        ? Optional.of(elements.get(number))
        : Optional.empty();
  }

  OptionalInt number(Element element) {
    Integer number = numbers.get(element);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  List<Integer> numbers(List<Element> found) {
    return found.stream().flatMap(e -> Optional.ofNullable(numbers.get(e)).stream()).toList();
  }

  /**
   * A style sheet that the page asks for.
   *
   * @param media where it holds; empty: everywhere
   */
  record Sheet(URI url, String media) {
    /** The sheet's text, for the media alone that it is for. */
    String of(String css) {
      return media.isEmpty() ? css : "@media " + media + " {" + css + "}";
    }
  }

  /** The style sheets of the web that the page asks for, in its order. */
  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    for (Element link : parsed.document().select("link[rel~=(?i)^stylesheet$][href]")) {
      try {
        URI url = new URI(link.absUrl("href"));
        if (Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
          sheets.add(new Sheet(url, link.attr("media").strip()));
        }
      } catch (URISyntaxException e) {
        // no browser would find it either
      }
    }
    return sheets;
  }

  /** What every element says. */
  PageSight sight() {
    if (sight == null) {
      sight = PageSight.of(parsed);
    }
    return sight;
  }

  /** What of the page is the known article's body. */
  Optional<KnownText> text() {
    if (text == null && known.isPresent()) {
      text = new KnownText(new Specimen(page, parsed, known.get()), Set.of());
    }
    return Optional.ofNullable(text);
  }
}
