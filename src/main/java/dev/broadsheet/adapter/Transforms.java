package dev.broadsheet.adapter;

import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.adapter.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The transforms there are: a new one is a function and a line in the table. */
final class Transforms {
  /**
   * A pattern sees only texts of at most so many characters. A field's value is short; on a long
   * one a careless pattern takes seconds or all of the stack.
   */
  private static final int LONGEST = 4_000;

  /**
   * What the table tells of a transform.
   *
   * @param shape how it is written with an argument; the key is its name
   * @param example a text and what becomes of it; a test holds it true
   */
  record Entry(
      String name,
      String doc,
      Optional<Shape<Transform>> shape,
      Optional<Transform> bare,
      Example example) {}

  /** A text before and the texts after. */
  record Example(String written, String before, List<String> after) {}

  private record Replacement(Pattern pattern, String by) {
    @Override
    public String toString() {
      return "[" + pattern + ", " + by + "]";
    }
  }

  private static final Kind<Pattern> SEPARATOR =
      Kinds.text(
          "a regular expression of what stands between the pieces",
          Map.of("type", "string"),
          text -> {
            Pattern pattern = Kinds.pattern(text);
            if (pattern.matcher("").find()) {
              throw new IllegalArgumentException(
                  "it finds the empty text; write '\\|' for a bar, '\\.' for a dot");
            }
            return pattern;
          });

  static final List<Entry> TABLE =
      List.of(
          with(
              "strip-prefix",
              Kinds.TEXT,
              "takes a text from the beginning",
              example("'By '", "By Ann Reed", "Ann Reed"),
              (t, prefix) -> List.of(t.startsWith(prefix) ? t.substring(prefix.length()) : t)),
          with(
              "strip-suffix",
              Kinds.TEXT,
              "takes a text from the end",
              example("' - The Gazette'", "Rain again - The Gazette", "Rain again"),
              (t, suffix) ->
                  List.of(t.endsWith(suffix) ? t.substring(0, t.length() - suffix.length()) : t)),
          with(
              "match",
              Kinds.PATTERN,
              "keeps the first group of a pattern, or the whole match of one without groups; a text"
                  + " without a match is dropped",
              example("'Photo: (.+)'", "The port. Photo: Ann Reed", "Ann Reed"),
              Transforms::match),
          with(
              "drop",
              Kinds.PATTERN,
              "drops a text in which a pattern is found",
              example("'^(Redaktion|Admin)$'", "Admin"),
              (t, p) -> shortEnough(t) && p.matcher(t).find() ? List.of() : List.of(t)),
          with(
              "replace",
              new Pair(),
              "replaces every match of a pattern; `$1` is the first group",
              example("['(\\d+)[.](\\d+)', '$2/$1']", "24.12", "12/24"),
              (t, r) -> List.of(shortEnough(t) ? r.pattern().matcher(t).replaceAll(r.by()) : t)),
          with(
              "split",
              SEPARATOR,
              "splits a text where a pattern is found; needs `all: true` to keep more than the"
                  + " first piece",
              example(
                  "', | and '", "Ann Reed, Bo Lind and Cy Orr", "Ann Reed", "Bo Lind", "Cy Orr"),
              Transforms::split),
          bare(
              "lower",
              "puts a text in lower case",
              example("", "POLITICS", "politics"),
              t -> List.of(t.toLowerCase(Locale.ROOT))));

  /** One transform, by its name alone or with its argument. */
  static final Kind<Transform> KIND =
      Kinds.shortOr(
          Kinds.text(
              "the name of a transform without argument",
              Map.of("enum", List.copyOf(bareOnes().keySet())),
              Transforms::bareOne),
          Kinds.byFirstKey(shapes()));

  private Transforms() {}

  private static Transform bareOne(String name) {
    Transform bare = bareOnes().get(name);
    if (bare != null) {
      return bare;
    }
    List<String> names = TABLE.stream().map(Entry::name).toList();
    throw new IllegalArgumentException(
        names.contains(name) ? "write {" + name + ": …}" : Kinds.didYouMean(name, names));
  }

  private static List<String> match(String text, Pattern pattern) {
    if (!shortEnough(text)) {
      return List.of();
    }
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return List.of();
    }
    String found = matcher.group(Math.min(1, matcher.groupCount()));
    return found == null ? List.of() : List.of(found);
  }

  private static List<String> split(String text, Pattern separator) {
    return shortEnough(text) ? List.of(separator.split(text)) : List.of(text);
  }

  private static boolean shortEnough(String text) {
    return text.length() <= LONGEST;
  }

  private static <A> Entry with(
      String name,
      Kind<A> argument,
      String doc,
      Example example,
      BiFunction<String, A, List<String>> step) {
    Key<A> key = Key.required(name, argument, example.written(), doc);
    Shape<Transform> shape =
        new Shape<>(
            name,
            doc,
            List.of(key),
            values -> {
              A given = values.get(key);
              return Optional.of(new Transform(name + ": " + given, t -> step.apply(t, given)));
            });
    return new Entry(name, doc, Optional.of(shape), Optional.empty(), example);
  }

  private static Entry bare(
      String name, String doc, Example example, Function<String, List<String>> step) {
    return new Entry(name, doc, Optional.empty(), Optional.of(new Transform(name, step)), example);
  }

  private static Example example(String written, String before, String... after) {
    return new Example(written, before, List.of(after));
  }

  private static Map<String, Transform> bareOnes() {
    Map<String, Transform> named = new LinkedHashMap<>();
    TABLE.forEach(e -> e.bare().ifPresent(t -> named.put(e.name(), t)));
    return named;
  }

  private static List<Shape<? extends Transform>> shapes() {
    List<Shape<? extends Transform>> shapes = new ArrayList<>();
    TABLE.forEach(e -> e.shape().ifPresent(shapes::add));
    return shapes;
  }

  /** A pattern and what replaces it, as a list of two. */
  private record Pair() implements Kind<Replacement> {
    @Override
    public Optional<Replacement> read(YamlNode node, Spot at) {
      if (!(node instanceof Sequence list)
          || list.items().size() != 2
          || list.items().stream().anyMatch(Mapping.class::isInstance)) {
        at.wrong("found " + node.words() + ", expected " + words());
        return Optional.empty();
      }
      Optional<Pattern> pattern =
          Kinds.PATTERN.read(list.items().get(0), at.item(0, list.items().get(0)));
      return pattern.flatMap(p -> by(p, list.items().get(1), at.item(1, list.items().get(1))));
    }

    private static Optional<Replacement> by(Pattern pattern, YamlNode node, Spot at) {
      if (!(node instanceof Scalar by) || by.type() != Scalar.Type.TEXT) {
        at.wrong("found " + node.words() + ", expected a text");
        return Optional.empty();
      }
      try {
        // The added alternative matches anything, so a group that isn't there shows itself now.
        String _ = Pattern.compile(pattern + "|").matcher("").replaceAll(by.text());
        return Optional.of(new Replacement(pattern, by.text()));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        at.wrong(
            "found " + by.words() + ", expected groups of the pattern only: " + e.getMessage());
        return Optional.empty();
      }
    }

    @Override
    public String words() {
      return "a pattern and its replacement: ['a+', 'b']";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of(
          "type", "array", "items", Map.of("type", "string"), "minItems", 2, "maxItems", 2);
    }
  }
}
