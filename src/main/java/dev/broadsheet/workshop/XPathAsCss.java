package dev.broadsheet.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes an XPath that only tests names, ids, classes and attributes as the CSS that finds the same
 * elements; CSS here takes letters of values in any case. What counts positions, looks at texts,
 * climbs to parents or computes has none.
 */
final class XPathAsCss {
  private static final String NAME = "[a-zA-Z_][\\w-]*";

  /** Brackets and quotes inside a value would end it early on the other side. */
  private static final String VALUE = "(?:'([^'\"\\[\\]()\\\\]+)'|\"([^'\"\\[\\]()\\\\]+)\")";

  private static final Pattern STEP =
      Pattern.compile("(//?)(" + NAME + "|\\*)((?:\\[[^\\[\\]]*\\])*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("/@(" + NAME + ")$");
  private static final Pattern PREDICATE = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final Pattern AND = Pattern.compile("\\s+and\\s+");
  private static final Pattern PLAIN = Pattern.compile(NAME);

  private static final Pattern HAS = Pattern.compile("@(" + NAME + ")");
  private static final Pattern EQUALS = Pattern.compile("@(" + NAME + ")\\s*=\\s*" + VALUE);
  private static final Pattern CONTAINS =
      Pattern.compile("(contains|starts-with)\\(\\s*@(" + NAME + ")\\s*,\\s*" + VALUE + "\\s*\\)");
  private static final Pattern IS_CLASS =
      Pattern.compile(
          "contains\\(\\s*concat\\(\\s*['\"]"
              + " ['\"]\\s*,\\s*(?:normalize-space\\(\\s*@class\\s*\\)|@class)\\s*,\\s*['\"]"
              + " ['\"]\\s*\\)\\s*,\\s*['\"] ("
              + NAME
              + ") ['\"]\\s*\\)");

  private XPathAsCss() {}

  /** The CSS, with {@code @attribute} at its end where the XPath takes one. */
  static Optional<String> of(String xpath) {
    Matcher attribute = ATTRIBUTE.matcher(xpath);
    if (attribute.find() && xpath.indexOf('|') < 0) {
      return path(xpath.substring(0, attribute.start())).map(css -> css + "@" + attribute.group(1));
    }
    List<String> alternatives = new ArrayList<>();
    for (String part : xpath.split("\\|", -1)) {
      Optional<String> css = path(part.strip());
      if (css.isEmpty()) {
        return Optional.empty();
      }
      alternatives.add(css.get());
    }
    return Optional.of(String.join(", ", alternatives));
  }

  private static Optional<String> path(String xpath) {
    StringBuilder css = new StringBuilder();
    Matcher step = STEP.matcher(xpath);
    int end = 0;
    while (end < xpath.length() && step.find(end) && step.start() == end) {
      boolean isChild = step.group(1).equals("/");
      Optional<String> compound = compound(step.group(2), step.group(3));
      if (compound.isEmpty() || (isChild && end == 0)) {
        return Optional.empty();
      }
      css.append(end == 0 ? "" : isChild ? " > " : " ").append(compound.get());
      end = step.end();
    }
    return end == xpath.length() && end > 0 ? Optional.of(css.toString()) : Optional.empty();
  }

  private static Optional<String> compound(String name, String predicates) {
    List<Optional<String>> tests =
        PREDICATE
            .matcher(predicates)
            .results()
            .flatMap(p -> AND.splitAsStream(p.group(1).strip()))
            .map(XPathAsCss::test)
            .toList();
    if (tests.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    String css = tests.stream().flatMap(Optional::stream).collect(Collectors.joining());
    return Optional.of((name.equals("*") && !css.isEmpty() ? "" : name) + css);
  }

  private static Optional<String> test(String condition) {
    Matcher isClass = IS_CLASS.matcher(condition);
    if (isClass.matches()) {
      return Optional.of("." + isClass.group(1));
    }
    Matcher equals = EQUALS.matcher(condition);
    if (equals.matches()) {
      return value(equals, 2).map(v -> equals(equals.group(1), v));
    }
    Matcher contains = CONTAINS.matcher(condition);
    if (contains.matches()) {
      String operator = contains.group(1).equals("contains") ? "*=" : "^=";
      return value(contains, 3).map(v -> "[" + contains.group(2) + operator + quoted(v) + "]");
    }
    Matcher has = HAS.matcher(condition);
    return has.matches() ? Optional.of("[" + has.group(1) + "]") : Optional.empty();
  }

  /** A value with spaces at its ends is compared without them in CSS. */
  private static Optional<String> value(Matcher matcher, int group) {
    String value = matcher.group(group) == null ? matcher.group(group + 1) : matcher.group(group);
    return Optional.of(value).filter(v -> v.equals(v.strip()));
  }

  private static String equals(String attribute, String value) {
    return attribute.equals("id") && PLAIN.matcher(value).matches()
        ? "#" + value
        : "[" + attribute + "=" + quoted(value) + "]";
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value + "'";
  }
}
