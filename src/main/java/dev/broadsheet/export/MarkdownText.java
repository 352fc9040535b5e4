package dev.broadsheet.export;

import java.util.regex.Pattern;

/** Text that Markdown shows as it is. */
final class MarkdownText {
  private static final String MARKS = "\\`*_[]<|~&";
  private static final Pattern LIST = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
  private static final Pattern RULE = Pattern.compile("^([-+=:#>])");

  private MarkdownText() {}

  /** One line in which nothing is markup. */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    SafeText.line(text)
        .chars()
        .forEach(
            c -> {
              if (MARKS.indexOf(c) >= 0) {
                out.append('\\');
              }
              out.append((char) c);
            });
    String shown = LIST.matcher(out).replaceFirst("$1\\\\$2");
    return RULE.matcher(shown).replaceFirst("\\\\$1");
  }

  /** A link to an address of the web; another address is text. */
  static String link(String address) {
    return WebAddress.of(address).map(to -> "<" + to + ">").orElseGet(() -> line(address));
  }
}
