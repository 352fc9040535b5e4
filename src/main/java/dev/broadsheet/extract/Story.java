package dev.broadsheet.extract;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;

/**
 * The running text in a page's state, whatever system wrote it: a text with markup or line breaks,
 * a list of blocks, a tree of typed nodes. Each object has its text under the key that holds most;
 * pictures, advertisements, embeds and other articles hold none. The depth is bounded, as
 * references may lead in circles.
 */
final class Story {
  private static final int MAX_DEPTH = 40;
  private static final int SHORTEST_ITEM = 25;

  /** A longer run without a space is data; addresses in markup may be long. */
  private static final int LONGEST_WORD = 2_000;

  private static final Pattern TEXT_KEY =
      Pattern.compile(
          "(?:^p|body|dom|contents?|text|html|paragraphs?|story|copy|markup|children|blocks|elements"
              + "|nodes|items?|values?|data|props|properties|fields|attributes|model|components|document"
              + "|sections|modules)$");

  private static final Pattern OTHER_KEY =
      Pattern.compile(
          "caption|credit|alt|teaser|related|short|meta|seo|title|summary|description|intro|author"
              + "|plain|privacy|legal|promo|comment|script|style");

  private static final List<String> TYPES =
      List.of("type", "_type", "nodeType", "__typename", "blockType", "style", "tag", "kind");

  /** Types of the objects that stand for an element of a page, whose name is its tag. */
  private static final Set<String> ELEMENT = Set.of("tag", "element");

  private static final Pattern NO_TEXT =
      Pattern.compile(
          "image|photo|picture|video|audio|podcast|gallery|slideshow|(?<![a-z])ads?(?![a-z])|advert"
              + "|banner|embed|iframe|related|teaser|recommend|newsletter|promo|caption|script"
              + "|widget|quiz|poll|social|button|divider|raw|interstitial|author|comment");

  private static final Pattern HEADING = Pattern.compile("head|title|(?<![a-z])h[1-6]");
  private static final Pattern QUOTE = Pattern.compile("quote");
  private static final Pattern ITEM = Pattern.compile("list.?item|(?<![a-z])li(?![a-z])");
  private static final Pattern LIST = Pattern.compile("list|(?<![a-z])[uo]l(?![a-z])");
  private static final Pattern PARAGRAPH =
      Pattern.compile("paragraph|(?<![a-z])(?:p|block)(?![a-z])");

  private static final Pattern MARKUP =
      Pattern.compile("<(?:p|br|div|h[1-6]|ul|li)[\\s/>]", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_PROSE =
      Pattern.compile("https?:|[{\\[][\"{\\[]|<script|function\\b|data:");

  private final PageState state;
  private final Promises promises;
  private final IdentityHashMap<JsonNode, Integer> lengths = new IdentityHashMap<>();

  Story(PageState state, Promises promises) {
    this.state = state;
    this.promises = promises;
  }

  /** Whether an object or a list may have its text under this key. */
  static boolean isTextKey(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return TEXT_KEY.matcher(lower).find() && !OTHER_KEY.matcher(lower).find();
  }

  /** Whether a text has paragraphs of its own. */
  static boolean hasParagraphs(String text) {
    return MARKUP.matcher(unescaped(text)).find() || text.strip().indexOf('\n') > 0;
  }

  /** How many letters of running text a node holds. */
  int length(JsonNode node) {
    return length(node, 0);
  }

  private int length(JsonNode reference, int depth) {
    JsonNode node = state.follow(reference);
    if (depth > MAX_DEPTH) {
      return 0;
    }
    if (node.isString()) {
      return letters(node.asString());
    }
    if (!node.isContainer()) {
      return 0;
    }
    Integer known = lengths.putIfAbsent(node, 0); // 0 while it is measured: a circle ends there
    if (known != null) {
      return known;
    }
    int length =
        node.isArray()
            ? node.valueStream().mapToInt(each -> itemLength(each, depth + 1)).sum()
            : text(node, depth).map(text -> length(text, depth + 1)).orElse(0);
    lengths.put(node, length);
    return length;
  }

  /** A short text of a list is a name or a tag, but no paragraph. */
  private int itemLength(JsonNode item, int depth) {
    int length = length(item, depth);
    return state.follow(item).isString() && length < SHORTEST_ITEM ? 0 : length;
  }

  /** What holds an object's text. */
  private Optional<JsonNode> text(JsonNode object, int depth) {
    if (NO_TEXT.matcher(types(object)).find() || isOther(object)) {
      return Optional.empty();
    }
    return object
        .propertyStream()
        .filter(p -> isTextKey(p.getKey()))
        .map(Map.Entry::getValue)
        .max(
            Comparator.comparingInt((JsonNode value) -> length(value, depth + 1))
                .thenComparing(value -> !value.isString() || hasParagraphs(value.asString())));
  }

  /** Another article, told by a title and an address of its own. */
  private boolean isOther(JsonNode object) {
    return title(object).filter(title -> !promises.isTitle(title)).isPresent()
        && Stream.of("url", "link", "slug", "href", "permalink", "canonical_url")
            .anyMatch(object::has);
  }

  /** The title of an object, as letters and digits. */
  Optional<String> title(JsonNode object) {
    return Stream.of("headline", "title", "headlines", "name")
        .map(key -> state.follow(object.path(key)))
        .map(node -> node.isObject() ? node.path("basic") : node)
        .filter(JsonNode::isString)
        .map(node -> SameText.key(node.asString()))
        .filter(key -> key.length() > 15)
        .findFirst();
  }

  private String types(JsonNode object) {
    Stream<String> keys =
        ELEMENT.contains(object.path("type").asString("")) ? Stream.of("name") : TYPES.stream();
    return keys.map(key -> state.follow(object.path(key)))
        .filter(JsonNode::isString)
        .map(node -> node.asString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static int letters(String text) {
    if (text.length() < 2 || NO_PROSE.matcher(text).lookingAt()) {
      return 0;
    }
    int letters = 0;
    int run = 0;
    int longest = 0;
    boolean markup = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        markup = true;
      } else if (c == '>') {
        markup = false;
      } else if (!markup && Character.isLetter(c)) {
        letters++;
      }
      run = c < 0x7f && c > ' ' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest > LONGEST_WORD || longest == text.length() ? 0 : letters;
  }

  /** Writes a node's text as markup, so that it is read like any other. */
  void write(JsonNode node, Element into) {
    write(node, into, 0);
  }

  private void write(JsonNode reference, Element into, int depth) {
    JsonNode node = state.follow(reference);
    if (length(node) == 0 || depth > MAX_DEPTH) {
      return;
    }
    if (node.isString()) {
      writeText(node.asString(), into);
    } else if (node.isArray()) {
      for (JsonNode each : node) {
        if (itemLength(each, depth + 1) > 0) {
          JsonNode item = state.follow(each);
          write(item, item.isArray() ? into : into.appendElement(tag(item, into)), depth + 1);
        }
      }
    } else {
      text(node, depth).ifPresent(text -> write(text, into, depth + 1));
    }
  }

  private String tag(JsonNode item, Element into) {
    String types = types(item);
    if (HEADING.matcher(types).find()) {
      int level = state.follow(item.path("level")).asInt(2);
      return "h" + Math.clamp(level, 2, 6);
    }
    if (QUOTE.matcher(types).find()) {
      return "blockquote";
    }
    if (ITEM.matcher(types).find() || into.nameIs("ul")) {
      return "li";
    }
    if (LIST.matcher(types).find()) {
      return "ul";
    }
    if (PARAGRAPH.matcher(types).find()) {
      return "p";
    }
    if (!into.nameIs("div")) {
      return "span";
    }
    boolean text =
        item.isString() || text(item, 0).map(state::follow).filter(JsonNode::isString).isPresent();
    return text ? "p" : "div";
  }

  private static String unescaped(String text) {
    return text.indexOf('<') < 0 && text.contains("&lt;")
        ? Parser.unescapeEntities(text, false)
        : text;
  }

  private static void writeText(String text, Element into) {
    String plain = unescaped(text);
    if (MARKUP.matcher(plain).find()) {
      into.tagName("div");
    }
    if (plain.indexOf('<') >= 0 || plain.indexOf('&') >= 0) {
      List<Node> nodes =
          Parser.htmlParser().setMaxDepth(128).parseFragmentInput(plain, into, into.baseUri());
      nodes.forEach(into::appendChild);
    } else if (plain.strip().indexOf('\n') < 0) {
      into.appendText(plain);
    } else {
      plain.lines().forEach(line -> into.appendElement("p").text(line));
    }
  }
}
