package dev.broadsheet.adapter;

import dev.broadsheet.adapter.Selector.Css;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How places on a page are written. */
final class SelectorKinds {
  /** An @ inside brackets, parentheses or quotes is never followed by a bare name at the end. */
  private static final Pattern WITH_ATTRIBUTE =
      Pattern.compile("(.*?)\\s*@([A-Za-z_][\\w:.-]*)", Pattern.DOTALL);

  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z_][\\w:.-]*");
  private static final Pattern LD_PATH = Pattern.compile("@?\\w+(\\.@?\\w+)*");
  private static final Map<String, Object> STRING = Map.of("type", "string", "minLength", 1);

  static final Kind<Css> CSS = Kinds.text("a CSS selector", STRING, SelectorKinds::css);

  static final Kind<CompiledXPath> XPATH =
      Kinds.text("an XPath 1.0 expression", STRING, CompiledXPath::of);

  static final Kind<String> ATTRIBUTE = Kinds.matching("the name of an attribute", ATTRIBUTE_NAME);

  static final Kind<String> JSONLD = Kinds.matching("a path such as author.name", LD_PATH);

  /** CSS of links; their {@code href} is taken where no attribute is named. */
  static final Kind<Selector> LINK =
      Kinds.text(
          "a CSS selector of links",
          STRING,
          text -> {
            Css css = css(text);
            return css.attribute().isPresent() ? css : new Css(css.path(), Optional.of("href"));
          });

  private SelectorKinds() {}

  /** Reads {@code selector} or {@code selector@attribute}. */
  static Css css(String text) {
    Matcher parts = WITH_ATTRIBUTE.matcher(text);
    boolean attribute = parts.matches();
    String source = attribute ? parts.group(1) : text.strip();
    return new Css(
        CompiledCss.of(source), attribute ? Optional.of(parts.group(2)) : Optional.empty());
  }
}
