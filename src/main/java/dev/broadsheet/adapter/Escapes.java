package dev.broadsheet.adapter;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What templates leave in values that are for machines: texts that were escaped twice, markup of
 * running text, line ends by their letters.
 */
final class Escapes {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,6}|#x\\p{XDigit}{1,6}|\\w{2,8});");
  private static final Pattern TAG =
      Pattern.compile("</?(?:p|br|b|i|em|strong|a|span|div|h[1-6]|u|font)(?:\\s[^<>]*)?/?>");
  private static final Pattern LINE_END = Pattern.compile("(?:\\\\[rnt])+(?!\\w)");

  private Escapes() {}

  /** A value without any of it. */
  static String undone(String text) {
    String plain = unescaped(text);
    String whole = plain.indexOf('<') < 0 ? plain : TAG.matcher(plain).replaceAll(" ");
    return whole.indexOf('\\') < 0 ? whole : LINE_END.matcher(whole).replaceAll(" ");
  }

  /** A text that was escaped once more than its reader undoes. */
  static String unescaped(String text) {
    return text.indexOf('&') >= 0 && ENTITY.matcher(text).find()
        ? Parser.unescapeEntities(text, false)
        : text;
  }
}
