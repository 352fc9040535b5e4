package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Mapping.Entry;
import dev.broadsheet.adapter.YamlNode.Sequence;
import dev.broadsheet.article.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an adapter's file, in which single rules are exchanged: all other lines, comments
 * among them, stay as their author wrote them. What was written in braces over several rules is
 * written anew, a rule a line.
 */
final class AdapterText {
  private static final String FIELDS = "fields";
  private static final String LAYOUTS = "layouts";
  private static final String STEP = "  ";
  private static final Pattern BLOCK = Pattern.compile("[^\\s:]+:\\s*(?:#.*)?");
  private static final Pattern AS_FAR_LEFT = Pattern.compile("- |-$|[}\\]]");

  private final List<String> lines;
  private final Mapping root;
  private final String newline;

  /** The file as it stands. */
  AdapterText(SiteAdapter adapter, String text) {
    this(text, Yaml.read(adapter.file(), new ArrayList<>()).orElseThrow());
  }

  private AdapterText(String text, Mapping root) {
    this.lines = text.lines().toList();
    this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    this.root = root;
  }

  /**
   * A text that stands in no file yet.
   *
   * @param file names it in mistakes
   * @throws AdapterException where it can't be read as YAML
   */
  static AdapterText of(String text, Path file) {
    List<Mistake> mistakes = new ArrayList<>();
    return Yaml.read(text, Spot.ofFile(Yaml.shown(file), mistakes))
        .map(root -> new AdapterText(text, root))
        .orElseThrow(() -> new AdapterException(mistakes));
  }

  /** Lines from one, counted from 0, up to another, in whose place others stand. */
  private record Edit(int from, int to, List<String> lines) {}

  /** What the file says of a field, as it is written there, without indentation. */
  List<String> rule(Field field) {
    return entry(root, FIELDS).map(fields -> written(fields, field.key())).orElse(List.of());
  }

  /** The value of a field, if the file has one. */
  Optional<YamlNode> value(Field field) {
    return entry(root, FIELDS)
        .flatMap(fields -> entry(fields.value(), field.key()))
        .map(Entry::value);
  }

  /** The keys of the body's rule, in their order; none where it is a list or a selector alone. */
  List<String> partsOfBody() {
    return value(Field.BODY).map(AdapterText::entries).orElse(List.of()).stream()
        .map(Entry::key)
        .toList();
  }

  /** The lines of a part of the body's rule, without indentation. */
  List<String> ofBody(String key) {
    return entry(root, FIELDS)
        .flatMap(fields -> entry(fields.value(), Field.BODY.key()))
        .map(body -> written(body, key))
        .orElse(List.of());
  }

  /**
   * The text with other rules.
   *
   * @param rules by field, each as lines without indentation
   */
  String with(Map<Field, List<String>> rules) {
    return edited(edits(rules));
  }

  /**
   * The text with other rules, and with a layout.
   *
   * @param layout the lines below its {@code fields}
   */
  String with(Map<Field, List<String>> rules, LocalDate until, List<String> layout) {
    List<String> item = new ArrayList<>(List.of("- until: " + until, STEP + "fields:"));
    layout.forEach(line -> item.add(STEP + STEP + line));
    List<Edit> edits = edits(rules);
    edits.add(
        entry(root, LAYOUTS)
            .map(layouts -> moreLayouts(layouts, item))
            .orElseGet(() -> new Edit(lines.size(), lines.size(), block(LAYOUTS, item))));
    return edited(edits);
  }

  private Edit moreLayouts(Entry layouts, List<String> item) {
    int end = end(layouts);
    if (isBlock(layouts) && layouts.value() instanceof Sequence list) {
      String indent = indent(lines.get(list.items().getFirst().line() - 1));
      return new Edit(end, end, indented(indent, item));
    }
    List<String> all = new ArrayList<>();
    if (layouts.value() instanceof Sequence list) {
      list.items().forEach(each -> all.add("- " + FlowYaml.of(each)));
    }
    all.addAll(item);
    return new Edit(layouts.line() - 1, end, block(LAYOUTS, all).subList(1, all.size() + 2));
  }

  private List<Edit> edits(Map<Field, List<String>> rules) {
    Optional<Entry> fields = entry(root, FIELDS);
    if (fields.isEmpty()) {
      List<String> all = rules.values().stream().flatMap(List::stream).toList();
      return new ArrayList<>(List.of(new Edit(lines.size(), lines.size(), block(FIELDS, all))));
    }
    return isBlock(fields.get())
        ? exchanged(fields.get(), rules)
        : new ArrayList<>(List.of(anew(fields.get(), rules)));
  }

  private List<Edit> exchanged(Entry fields, Map<Field, List<String>> rules) {
    String indent = indent(lines.get(entries(fields.value()).getFirst().line() - 1));
    List<Edit> edits = new ArrayList<>();
    List<String> added = new ArrayList<>();
    rules.forEach(
        (field, rule) ->
            entry(fields.value(), field.key())
                .ifPresentOrElse(
                    e -> edits.add(new Edit(e.line() - 1, end(e), indented(indent, rule))),
                    () -> added.addAll(indented(indent, rule))));
    edits.add(new Edit(end(fields), end(fields), added));
    boolean isEmpty =
        edits.size() > entries(fields.value()).size()
            && edits.stream().allMatch(e -> e.lines().isEmpty());
    return isEmpty
        ? new ArrayList<>(List.of(new Edit(fields.line() - 1, end(fields), List.of())))
        : edits;
  }

  private Edit anew(Entry fields, Map<Field, List<String>> rules) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    entries(fields.value()).forEach(e -> all.put(e.key(), written(fields, e.key())));
    rules.forEach((field, rule) -> all.put(field.key(), rule));
    List<String> block = block(FIELDS, all.values().stream().flatMap(List::stream).toList());
    return new Edit(fields.line() - 1, end(fields), block.subList(1, block.size()));
  }

  /** The last edit goes first, so that the lines of the others stay where they are. */
  private String edited(List<Edit> edits) {
    List<String> text = new ArrayList<>(lines);
    edits.reversed().stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(
            edit -> {
              text.subList(edit.from(), edit.to()).clear();
              text.addAll(edit.from(), edit.lines());
            });
    return String.join(newline, text) + newline;
  }

  private static List<String> block(String key, List<String> below) {
    List<String> block = new ArrayList<>(List.of("", key + ":"));
    block.addAll(indented(STEP, below));
    return block;
  }

  private static List<Entry> entries(YamlNode node) {
    return node instanceof Mapping mapping ? mapping.entries() : List.of();
  }

  private static Optional<Entry> entry(YamlNode node, String key) {
    return entries(node).stream().filter(e -> e.key().equals(key)).findFirst();
  }

  /** Whether the value stands in lines of its own, below its key. */
  private boolean isBlock(Entry entry) {
    String first = lines.get(entry.line() - 1).strip();
    return BLOCK.matcher(first).matches();
  }

  /** A part of an entry as it stands, or in one line where it shares its lines with others. */
  private List<String> written(Entry of, String key) {
    Optional<Entry> part = entry(of.value(), key);
    if (part.isEmpty() || !isBlock(of)) {
      return part.map(p -> List.of(FlowYaml.text(key) + ": " + FlowYaml.of(p.value())))
          .orElse(List.of());
    }
    int from = part.get().line() - 1;
    String indent = indent(lines.get(from));
    return lines.subList(from, end(part.get())).stream()
        .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line.strip())
        .toList();
  }

  /** The line behind an entry: what is not indented deeper is no more of it. */
  private int end(Entry entry) {
    int indent = indent(lines.get(entry.line() - 1)).length();
    int end = entry.line();
    for (int i = end; i < lines.size() && belongs(lines.get(i), indent); i++) {
      String line = lines.get(i);
      boolean isComment = line.strip().startsWith("#") && indent(line).length() <= indent;
      end = line.isBlank() || isComment ? end : i + 1;
    }
    return end;
  }

  /** A list may stand as far left as its key, and so may the end of a brace. */
  private static boolean belongs(String line, int indent) {
    int own = indent(line).length();
    return line.isBlank()
        || own > indent
        || line.strip().startsWith("#")
        || (own == indent && AS_FAR_LEFT.matcher(line.strip()).lookingAt());
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static List<String> indented(String indent, List<String> lines) {
    return lines.stream().map(line -> line.isBlank() ? "" : indent + line).toList();
  }
}
