package dev.broadsheet.adapter;

import dev.broadsheet.article.Problem;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * What a page says of itself in JSON-LD. Sites write it by string templates, so it is read
 * leniently, and nothing in it can make the reading fail: a script that is broken, too long or too
 * deep is left out.
 */
final class LinkedData {
  private static final int MAX_SCRIPTS = 50;
  private static final int MAX_SCRIPT_LENGTH = 2 << 20;
  private static final int MAX_OBJECTS = 2000;
  private static final int MAX_VALUES = 500;

  /** NewsArticle, BlogPosting, LiveBlogPosting, …, by name or by address. */
  private static final Pattern ARTICLE = Pattern.compile("(Article|(?<!Job)Posting)$");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACES = Pattern.compile("[^\\S\n]+");
  private static final Pattern JSON_START = Pattern.compile("[{\\[]");
  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|\\]\\]>");

  /** Where an object holds others that may be the page's article; lists of links are not walked. */
  private static final List<String> HOLDERS =
      List.of("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "hasPart");

  /** What an object means where a text is wanted. */
  private static final List<String> NAMES = List.of("name", "@value", "url", "@id");

  private final List<JsonNode> articles;
  private final Map<String, JsonNode> byId;

  private LinkedData(List<JsonNode> articles, Map<String, JsonNode> byId) {
    this.articles = articles;
    this.byId = byId;
  }

  /**
   * Reads the scripts of a page. Of several articles the one comes first that names the page's
   * address, then the one whose headline is in the page's title, then news.
   *
   * @param title the document's title
   * @param trouble takes what was left out
   */
  static LinkedData of(List<Element> scripts, URI url, String title, Consumer<Problem> trouble) {
    List<Element> told =
        scripts.stream()
            .filter(s -> s.attr("type").toLowerCase(Locale.ROOT).contains("ld+json"))
            .toList();
    if (told.size() > MAX_SCRIPTS) {
      trouble.accept(cut("found " + told.size() + " JSON-LD scripts, read " + MAX_SCRIPTS));
    }
    List<JsonNode> objects = new ArrayList<>();
    told.stream()
        .limit(MAX_SCRIPTS)
        .flatMap(script -> read(script.data(), trouble).stream())
        .forEach(root -> collect(root, objects));
    Map<String, JsonNode> byId = new HashMap<>();
    objects.stream()
        .filter(o -> o.size() > 1 && o.path("@id").isString())
        .forEach(o -> byId.putIfAbsent(o.path("@id").asString(), o));
    List<JsonNode> articles =
        objects.stream()
            .filter(o -> rank(o) < 2)
            .sorted(
                Comparator.comparingInt((JsonNode o) -> rank(o))
                    .thenComparing(o -> !isAbout(o, url))
                    .thenComparing(o -> !isTitled(o, letters(title)))
                    .thenComparing(o -> !isNews(o))
                    .thenComparingInt(o -> -o.size()))
            .toList();
    return new LinkedData(articles, byId);
  }

  /** The texts at a dotted path, of the first object that has any. */
  List<String> values(String path) {
    if (articles.isEmpty()) {
      return List.of();
    }
    String[] steps = path.split("\\.", -1);
    for (JsonNode article : articles) {
      List<String> values =
          walk(article, steps, 0)
              .limit(MAX_VALUES)
              .map(LinkedData::plain)
              .filter(t -> !t.isEmpty())
              .toList();
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  private Stream<String> walk(JsonNode node, String[] steps, int at) {
    if (node.isArray()) {
      return node.valueStream().flatMap(each -> walk(each, steps, at));
    }
    if (at == steps.length) {
      return node.isObject() ? name(node).stream() : text(node).stream();
    }
    JsonNode next = resolved(node).path(steps[at]);
    return next.isMissingNode() ? Stream.empty() : walk(next, steps, at + 1);
  }

  private Optional<String> name(JsonNode object) {
    JsonNode node = resolved(object);
    return NAMES.stream()
        .map(node::path)
        .map(n -> n.isArray() && !n.isEmpty() ? n.get(0) : n)
        .flatMap(n -> text(n).stream())
        .findFirst()
        .or(() -> personName(node));
  }

  private static Optional<String> personName(JsonNode node) {
    return text(node.path("familyName"))
        .map(family -> (text(node.path("givenName")).orElse("") + " " + family).strip());
  }

  private static Optional<String> text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
  }

  /** An object that is nothing but a reference stands for the object of that id. */
  private JsonNode resolved(JsonNode object) {
    boolean reference = object.size() == 1 && object.path("@id").isString();
    return reference ? byId.getOrDefault(object.path("@id").asString(), object) : object;
  }

  /**
   * Templates often escape for HTML what needs no escape in a script. Line ends stay: they divide
   * an articleBody's paragraphs.
   */
  private static String plain(String text) {
    String plain =
        text.indexOf('&') < 0
            ? text
            : Escapes.unescaped(Parser.unescapeEntities(text, false)); // some escape twice
    return (isEven(plain) ? plain : SPACES.matcher(plain).replaceAll(" ")).strip();
  }

  /** Whether between words and lines stand single spaces and line ends only, as mostly. */
  private static boolean isEven(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' && i > 0 && text.charAt(i - 1) == ' ';
      if (space || (c < ' ' && c != '\n')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<JsonNode> read(String script, Consumer<Problem> trouble) {
    if (script.length() > MAX_SCRIPT_LENGTH) {
      trouble.accept(cut("left out a JSON-LD script of " + script.length() + " characters"));
      return Optional.empty();
    }
    String bare = script.contains("]]>") ? CDATA.matcher(script).replaceAll("") : script;
    Matcher start = JSON_START.matcher(bare);
    int to = Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']'));
    if (!start.find()) {
      return Optional.empty();
    }
    if (to < start.start()) {
      trouble.accept(broken("it has no end"));
      return Optional.empty();
    }
    try {
      return Optional.of(LooseJson.read(bare.substring(start.start(), to + 1)));
    } catch (StreamConstraintsException e) {
      trouble.accept(cut("left out a JSON-LD script: " + e.getOriginalMessage()));
    } catch (JacksonException e) {
      trouble.accept(broken(e.getOriginalMessage()));
    }
    return Optional.empty();
  }

  private static Problem broken(String why) {
    return new Problem(
        Problem.Kind.BAD_VALUE, Optional.empty(), "left out a broken JSON-LD script: " + why);
  }

  private static Problem cut(String what) {
    return new Problem(Problem.Kind.BOUND, Optional.empty(), what);
  }

  private static void collect(JsonNode root, List<JsonNode> objects) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty() && objects.size() < MAX_OBJECTS) {
      JsonNode node = open.removeFirst();
      if (node.isArray()) {
        List<JsonNode> items = new ArrayList<>(node.valueStream().limit(MAX_OBJECTS).toList());
        items.reversed().forEach(open::addFirst);
      } else if (node.isObject()) {
        objects.add(node);
        HOLDERS.stream().map(node::path).filter(n -> !n.isMissingNode()).forEach(open::addLast);
      }
    }
  }

  /** 0 an article, 1 a page that tells its date or headline, 2 what says nothing of an article. */
  private static int rank(JsonNode object) {
    if (types(object).anyMatch(t -> ARTICLE.matcher(t).find())) {
      return 0;
    }
    boolean page = types(object).anyMatch(t -> t.endsWith("Page") || t.endsWith("CreativeWork"));
    return page && (object.has("datePublished") || object.has("headline")) ? 1 : 2;
  }

  /** Plugins write of a plain Article, sites themselves of NewsArticle and the like. */
  private static boolean isNews(JsonNode object) {
    return types(object).anyMatch(t -> t.endsWith("NewsArticle"));
  }

  private static Stream<String> types(JsonNode object) {
    JsonNode type = object.path("@type");
    return type.isArray()
        ? type.valueStream().filter(JsonNode::isString).map(JsonNode::asString)
        : type.isString() ? Stream.of(type.asString()) : Stream.empty();
  }

  private static boolean isTitled(JsonNode object, String title) {
    String headline = letters(object.path("headline").asString(""));
    return !headline.isEmpty() && title.contains(headline);
  }

  private static String letters(String text) {
    return NO_LETTERS.matcher(plain(text).toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** A page may carry the JSON-LD of other articles too; its own names its address. */
  private static boolean isAbout(JsonNode object, URI url) {
    String path = url.getPath();
    return path != null
        && path.length() > 1
        && Stream.of("url", "@id", "mainEntityOfPage")
            .map(object::path)
            .map(n -> n.isObject() ? n.path("@id") : n)
            .anyMatch(n -> n.isString() && n.asString().contains(path));
  }
}
