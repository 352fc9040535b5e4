package dev.broadsheet.corpus;

import java.util.Locale;

/** What pages, plans and file names say, as text that does nothing in the forms of a card. */
final class Markup {
  private static final String MARKS = "\\`*_{}[]()#+|~!";

  private Markup() {}

  /** One line, without control characters and marks of direction. */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString().strip();
  }

  private static void append(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          out.append(' ');
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
      default -> out.appendCodePoint(c);
    }
  }

  /** Inside a paragraph or a table's cell of Markdown. */
  static String markdown(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : line(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        default -> {
          if (MARKS.indexOf(c) >= 0) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }

  /** Text or an attribute's value of XML. */
  static String xml(String text) {
    return line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A value of YAML, in quotes: JSON's are YAML's. */
  static String yaml(String text) {
    return "\"" + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A count with spaces between the thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  static String percent(long part, long all) {
    return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", part * 100.0 / all);
  }
}
