package dev.broadsheet.extract;

import dev.broadsheet.adapter.LooseJson;
import dev.broadsheet.adapter.ParsedPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A state that a page hands to its scripts as JSON: the whole of a script (Next.js, Angular), what
 * one assigns to a name (Nuxt, Apollo, Redux, Fusion), or what many push into one array (React).
 * JavaScript that is no JSON is passed over; nothing is evaluated.
 *
 * @param name the script's id or the name that is assigned to, for provenance
 * @param refs what the state's references lead to, by the reference
 */
record PageState(String name, JsonNode root, Map<String, JsonNode> refs) {
  private static final int MAX_STATES = 200;
  private static final int MAX_TRIES = 20;

  /** No article's state is shorter. */
  private static final int SHORTEST = 200;

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "([\\w$]{1,60}+)(?:[\"']?\\])?(?:\\s*=\\s*(?:JSON\\.parse\\(\\s*)?|\\.push\\(\\s*)(?=[{\\[\"'])");

  private static final Pattern UNDEFINED =
      Pattern.compile("(?<=[:,\\[])\\s*(?:undefined|void 0)(?=[,}\\]])");

  /** The escapes of Angular's transfer state. */
  private static final Map<String, String> ANGULAR =
      Map.of("&q;", "\"", "&s;", "'", "&l;", "<", "&g;", ">");

  private static final String FLIGHT = "__next_f";

  /** The states of a page in the order of its scripts. */
  static List<PageState> of(ParsedPage page) {
    List<PageState> states = new ArrayList<>();
    StringBuilder flight = new StringBuilder();
    for (Element script : page.tagged("script")) {
      String data = script.data();
      String type = script.attr("type").toLowerCase(Locale.ROOT);
      if (data.length() > LooseJson.MAX_LENGTH || type.contains("ld+json")) {
        continue;
      }
      if (data.contains(FLIGHT)) {
        assigned(data).forEach(s -> flight.append(s.root.path(1).asString("")));
      } else if (data.length() >= SHORTEST && states.size() < MAX_STATES) {
        states.addAll(type.contains("json") ? whole(script, data) : assigned(data));
      }
    }
    if (!flight.isEmpty()) {
      states.addAll(FlightRows.read(FLIGHT, flight.toString()));
    }
    return states;
  }

  /** The node that a reference leads to, or the node itself. */
  JsonNode follow(JsonNode node) {
    if (refs.isEmpty()) {
      return node;
    }
    return switch (node.getNodeType()) {
      case NUMBER -> refs.getOrDefault(node.asString(), node);
      case STRING ->
          node.asString().startsWith("$") ? refs.getOrDefault(node.asString(), node) : node;
      case OBJECT -> refs.getOrDefault(node.path("__ref").asString(""), node);
      default -> node;
    };
  }

  private static List<PageState> whole(Element script, String data) {
    String json = data;
    if (json.startsWith("{&q;")) {
      for (Map.Entry<String, String> escape : ANGULAR.entrySet()) {
        json = json.replace(escape.getKey(), escape.getValue());
      }
      json = json.replace("&a;", "&");
    }
    Matcher start = Pattern.compile("[{\\[]").matcher(json);
    String name = script.id().isEmpty() ? "script" : script.id();
    List<PageState> states = new ArrayList<>();
    if (start.find()) {
      read(name, json, start.start(), states);
    }
    return states;
  }

  private static List<PageState> assigned(String data) {
    String script =
        data.contains("undefined") || data.contains("void 0")
            ? UNDEFINED.matcher(data).replaceAll("null")
            : data;
    List<PageState> states = new ArrayList<>();
    Matcher matcher = ASSIGNED.matcher(script);
    int from = 0;
    for (int tries = 0; tries < MAX_TRIES && matcher.find(from); tries++) {
      from = read(matcher.group(1), script, matcher.end(), states);
    }
    return states;
  }

  /** Adds the state that begins at a place, if there is one, and tells where to read on. */
  private static int read(String name, String text, int from, List<PageState> states) {
    try {
      LooseJson.Value value = LooseJson.readAt(text, from);
      JsonNode root = value.node();
      if (root.isString() && root.asString().startsWith("{")) {
        root = LooseJson.readAt(root.asString(), 0).node();
      }
      if (root.isContainer()) {
        states.add(isPool(root) ? pooled(name, root) : new PageState(name, root, objects(root)));
      }
      return value.end();
    } catch (JacksonException e) { // JavaScript, most often
      return from;
    }
  }

  /** Apollo keeps its objects by name, and refers to them. */
  private static Map<String, JsonNode> objects(JsonNode root) {
    Map<String, JsonNode> objects = new HashMap<>();
    Stream.of(root, root.path("props").path("pageProps").path("__APOLLO_STATE__"))
        .flatMap(JsonNode::propertyStream)
        .filter(property -> property.getKey().indexOf(':') > 0)
        .forEach(property -> objects.put(property.getKey(), property.getValue()));
    return objects;
  }

  /** Nuxt keeps all values in one array, the root first; a number is the index of a value. */
  private static boolean isPool(JsonNode root) {
    JsonNode second = root.path(1);
    return root.isArray()
        && second.isObject()
        && !second.isEmpty()
        && second.valueStream().allMatch(JsonNode::isInt);
  }

  private static PageState pooled(String name, JsonNode pool) {
    Map<String, JsonNode> values = new HashMap<>();
    for (int i = 0; i < pool.size(); i++) {
      values.put(Integer.toString(i), pool.get(i));
    }
    return new PageState(name, pool.get(1), values);
  }
}
