package dev.broadsheet.workshop;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets of strangers, made so that they look at nothing outside: whatever could load
 * something becomes a name that no browser knows, and with it its declaration is passed over.
 */
final class InertCss {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

  /**
   * A letter or a dash may be written by its number, {@code u\72l(}, or with a backslash before it;
   * two backslashes are one that stands for itself.
   */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:(\\\\)|0{0,4}([46][1-9a-fA-F]|[57][0-9aA]|2[dD])\\s?|([g-zG-Z-]))");

  private static final Pattern LOADING =
      Pattern.compile(
          "(?i)(?:url|src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade|element|paint"
              + "|expression)\\s*\\(");

  private static final Pattern AT_LOADING = Pattern.compile("(?i)@(?:import|font-face|namespace)");
  private static final Pattern BEHAVIOUR = Pattern.compile("(?i)behaviou?r|-moz-binding");
  private static final String INERT = "inert";

  private InertCss() {}

  /** The same style sheet, or list of declarations, of which nothing is loaded. */
  static String of(String css) {
    String plain = COMMENT.matcher(css).replaceAll(" ");
    plain = ESCAPE.matcher(plain).replaceAll(InertCss::unescaped);
    plain = LOADING.matcher(plain).replaceAll(INERT + "(");
    plain = AT_LOADING.matcher(plain).replaceAll("@" + INERT);
    plain = BEHAVIOUR.matcher(plain).replaceAll(INERT);
    return plain.replace("</", "< /"); // else it could end the element that it stands in
  }

  private static String unescaped(MatchResult escape) {
    if (escape.group(1) != null) {
      return Matcher.quoteReplacement(escape.group());
    }
    return escape.group(2) == null
        ? escape.group(3)
        : Character.toString(Integer.parseInt(escape.group(2), 16));
  }
}
