package dev.broadsheet.normalize;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding in one spelling: RFC 3986, sections 2 and 6.2.2. */
final class Percent {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED = "-._~";
  private static final String SUB_DELIMITERS = "!$&'()*+,;=";

  private Percent() {}

  static String ofPath(String path) {
    return encode(path, SUB_DELIMITERS + ":@/");
  }

  static String ofQuery(String query) {
    return encode(query, SUB_DELIMITERS + ":@/?");
  }

  private static String encode(String text, String allowed) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '%' && isEscape(text, i)) {
        escaped((char) HexFormat.fromHexDigits(text, i + 1, i + 3), out);
        i += 3;
      } else {
        if (isUnreserved(c) || allowed.indexOf(c) >= 0) {
          out.append((char) c);
        } else {
          for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            escape(b, out);
          }
        }
        i += Character.charCount(c);
      }
    }
    return out.toString();
  }

  /** What needs no escape loses it; the rest keeps it, in upper case. */
  private static void escaped(char octet, StringBuilder out) {
    if (isUnreserved(octet)) {
      out.append(octet);
    } else {
      escape((byte) octet, out);
    }
  }

  private static void escape(byte octet, StringBuilder out) {
    out.append('%').append(HEX.toHexDigits(octet));
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
