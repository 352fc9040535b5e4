package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.CompiledXPath;
import dev.broadsheet.article.Field;
import dev.broadsheet.workshop.FtrFile.Rule;
import dev.broadsheet.workshop.Imported.LeftBehind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes an adapter of an ftr-site-config file, rule by rule. */
final class FtrImport {
  private static final Pattern IN_VALUE = Pattern.compile("[^'\"\\[\\]\\\\]+");

  /** What has no counterpart because Broadsheet does it anyway, or has nothing to do it to. */
  private static final Map<String, String> NEEDLESS =
      Map.ofEntries(
          Map.entry("tidy", "pages are parsed as browsers do it"),
          Map.entry("parser", "pages are parsed as browsers do it"),
          Map.entry("prune", "residue is told apart by rules and by its words"),
          Map.entry("autodetect_on_failure", "the base news always stands behind"),
          Map.entry("skip_json_ld", "the adapter's own rules go before JSON-LD"),
          Map.entry("convert_double_br_tags", "two line breaks divide paragraphs"),
          Map.entry("strip_comments", "comments of the markup are never text"),
          Map.entry("strip_attr", "attributes are never text"),
          Map.entry("src_lazy_load_attr", "addresses of lazily loaded pictures are read"),
          Map.entry("insert_detected_image", "the main picture is a field of its own"),
          Map.entry("test_contains", "a case says what is expected: adapter record"));

  private static final Map<String, String> LOST =
      Map.ofEntries(
          Map.entry("next_page_link", "an article is one page here"),
          Map.entry("autodetect_next_page", "an article is one page here"),
          Map.entry("single_page_link", "no other page is fetched in an article's place"),
          Map.entry("single_page_link_in_feed", "no other page is fetched in an article's place"),
          Map.entry("find_string", "the source of a page is not rewritten"),
          Map.entry("replace_string", "the source of a page is not rewritten"),
          Map.entry("wrap_in", "the markup of a page is not changed"),
          Map.entry("move_into", "the markup of a page is not changed"),
          Map.entry("dissolve", "the markup of a page is not changed"),
          Map.entry("if_page_contains", "rules can't depend on what else a page has"),
          Map.entry("native_ad_clue", "advertisements are not told apart as whole pages"),
          Map.entry("requires_login", "there is no signing in"));

  private final FtrFile description;
  private final Map<Field, List<Object>> candidates = new EnumMap<>(Field.class);
  private final List<String> drop = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> tests = new ArrayList<>();
  private final List<LeftBehind> leftBehind = new ArrayList<>();

  FtrImport(FtrFile description) {
    this.description = description;
  }

  Imported imported() {
    description.rules().forEach(this::carry);
    boolean isBare = candidates.isEmpty() && drop.isEmpty() && headers.isEmpty();
    return new Imported(site(), YamlText.of(adapter()), isBare, leftBehind);
  }

  private void carry(Rule rule) {
    if (rule.value().isEmpty() && !rule.key().endsWith("_string")) {
      leave(rule, "it says nothing", false);
      return;
    }
    switch (rule.key()) {
      case "title" -> candidate(rule, Field.TITLE);
      case "body" -> candidate(rule, Field.BODY);
      case "date" -> candidate(rule, Field.PUBLISHED);
      case "author" -> candidate(rule, Field.AUTHORS);
      case "strip" -> strip(rule);
      case "strip_id_or_class" -> drop(rule, "[class*='%1$s'], [id*='%1$s']");
      case "strip_image_src" -> drop(rule, "img[src*='%s']");
      case "http_header" -> header(rule);
      case "test_url" -> tests.add(rule.value());
      default -> leave(rule);
    }
  }

  private void candidate(Rule rule, Field field) {
    boolean takesAll = field == Field.AUTHORS;
    Optional<String> css = XPathAsCss.of(rule.value());
    Map<String, Object> candidate = new LinkedHashMap<>();
    if (css.isPresent()) {
      candidate.put("css", css.get());
    } else {
      Optional<String> fault = fault(rule.value());
      if (fault.isPresent()) {
        leave(rule, fault.get(), true);
        return;
      }
      candidate.put("xpath", rule.value());
    }
    if (takesAll) {
      candidate.put("all", true);
    }
    candidates
        .computeIfAbsent(field, _ -> new ArrayList<>())
        .add(css.isPresent() && !takesAll ? css.get() : candidate);
  }

  private void strip(Rule rule) {
    XPathAsCss.of(rule.value())
        .filter(css -> css.indexOf('@') < 0)
        .ifPresentOrElse(
            drop::add,
            () ->
                leave(
                    rule,
                    fault(rule.value()).orElse("drop takes CSS, and there is none that means this"),
                    true));
  }

  private static Optional<String> fault(String xpath) {
    try {
      CompiledXPath.of(xpath);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("it is no XPath: " + e.getMessage());
    }
  }

  private void drop(Rule rule, String css) {
    String value = rule.value().replaceAll("^['\"]|['\"]$", "");
    if (IN_VALUE.matcher(value).matches()) {
      String selector = String.format(Locale.ROOT, css, value);
      CompiledCss.of(selector);
      drop.add(selector);
    } else {
      leave(rule, "found quotes or brackets in a name", true);
    }
  }

  private void header(Rule rule) {
    String name = rule.argument().orElse("");
    if (name.equalsIgnoreCase("user-agent")) {
      leave(rule, "Broadsheet says who it is", true);
    } else if (name.matches("[A-Za-z0-9-]+")) {
      headers.put(name, rule.value());
    } else {
      leave(rule, "it names no header", true);
    }
  }

  private void leave(Rule rule) {
    String needless = NEEDLESS.get(rule.key());
    if (needless != null) {
      leave(rule, needless, false);
    } else {
      leave(rule, LOST.getOrDefault(rule.key(), "there is nothing like it here"), true);
    }
  }

  private void leave(Rule rule, String why, boolean isNeeded) {
    leftBehind.add(new LeftBehind(rule.line(), rule.text(), why, isNeeded));
  }

  private String site() {
    return description.host().replaceFirst("^www\\.", "");
  }

  private Map<String, Object> adapter() {
    Map<String, Object> adapter = new LinkedHashMap<>();
    adapter.put("site", site());
    adapter.put("timezone", "UTC");
    adapter.put("extends", "news");
    adapter.put("hosts", hosts());
    if (!headers.isEmpty()) {
      adapter.put("fetch", Map.of("headers", headers));
    }
    Map<String, Object> fields = fields();
    if (!fields.isEmpty()) {
      adapter.put("fields", fields);
    }
    adapter.put("notes", notes());
    return adapter;
  }

  private List<String> hosts() {
    return description.subdomains()
        ? List.of(site(), "*." + site())
        : List.of(site(), "www." + site());
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    candidates.forEach((field, found) -> fields.put(field.key(), oneOrMany(found)));
    Map<String, Object> body = new LinkedHashMap<>();
    Object containers = fields.remove(Field.BODY.key());
    if (containers != null) {
      body.put("in", containers);
    }
    if (!drop.isEmpty()) {
      body.put("drop", drop.stream().distinct().toList());
    }
    if (!body.isEmpty()) {
      fields.put(Field.BODY.key(), body);
    }
    return fields;
  }

  private static Object oneOrMany(List<Object> candidates) {
    return candidates.size() == 1 ? candidates.getFirst() : candidates;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Imported from ftr-site-config; not yet tried on a page.");
    notes.add(
        "The timezone is not known: UTC stands for it. Sources and the form of article"
            + " addresses are missing.");
    tests.forEach(url -> notes.add("Test page: " + url));
    return notes;
  }
}
