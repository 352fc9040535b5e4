package dev.broadsheet.export;

import dev.broadsheet.normalize.EightBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in JSON as the store has it: in UTF-8, without white space between the tokens. Texts are
 * taken as the bytes that they are: to read them as strings, and to make bytes of these again,
 * takes several times as long. Not thread-safe.
 */
final class JsonBytes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private byte[] json = {};
  private int at;
  private byte[] plain = new byte[1 << 12];

  /**
   * Goes to the beginning of a JSON text, which must not change as long as it is read; what stands
   * behind its end is of no matter.
   */
  void begin(byte[] text) {
    json = text;
    at = 0;
  }

  /** How many bytes lie before this place. */
  int place() {
    return at;
  }

  void goTo(int place) {
    at = place;
  }

  /** Goes into an object or a list; false where it is empty, and was left. */
  boolean enters(char opening, char closing) {
    expect(opening);
    if (json[at] != closing) {
      return true;
    }
    at++;
    return false;
  }

  /** Goes from an element to the next; false where there is none, and the whole was left. */
  boolean goesOn(char closing) {
    if (json[at] == ',') {
      at++;
      return true;
    }
    expect(closing);
    return false;
  }

  /** Takes a key and the colon behind it. */
  String key() {
    String key = text();
    expect(':');
    return key;
  }

  /** Takes a string; what it gives is of use until the next is taken. */
  Binary string() {
    int from = at + 1;
    boolean isPlain = skipString();
    int to = at - 1;
    return isPlain ? Binary.fromReusedByteArray(json, from, to - from) : unescaped(from, to);
  }

  String text() {
    int from = at + 1;
    boolean isPlain = skipString();
    return isPlain
        ? new String(json, from, at - 1 - from, StandardCharsets.UTF_8)
        : unescaped(from, at - 1).toStringUsingUTF8();
  }

  /** Takes a number, {@code true} or {@code false} as it is written. */
  String literal() {
    int from = at;
    while (json[at] != ',' && json[at] != '}' && json[at] != ']') {
      at++;
    }
    return new String(json, from, at - from, StandardCharsets.US_ASCII);
  }

  /** Passes over a value of any kind. */
  void skip() {
    switch (json[at]) {
      case '"' -> skipString();
      case '{' -> {
        for (boolean more = enters('{', '}'); more; more = goesOn('}')) {
          skipString();
          expect(':');
          skip();
        }
      }
      case '[' -> {
        for (boolean more = enters('[', ']'); more; more = goesOn(']')) {
          skip();
        }
      }
      default -> literal();
    }
  }

  private void expect(char wanted) {
    if (json[at] != wanted) {
      throw new IllegalArgumentException(
          "an article's JSON: expected %s, found %s at byte %d"
              .formatted(wanted, (char) json[at], at + 1));
    }
    at++;
  }

  /** Whether it has no escapes. */
  private boolean skipString() {
    expect('"');
    boolean isPlain = true;
    while (true) {
      while (at <= json.length - Long.BYTES && !hasMark(EightBytes.at(json, at))) {
        at += Long.BYTES;
      }
      while (json[at] != '"' && json[at] != '\\') {
        at++;
      }
      if (json[at] == '"') {
        at++;
        return isPlain;
      }
      isPlain = false;
      at += 2;
    }
  }

  /** Whether one of eight bytes is a quotation mark or a backslash. */
  private static boolean hasMark(long eight) {
    return EightBytes.hasZero(eight ^ EightBytes.all('"'))
        || EightBytes.hasZero(eight ^ EightBytes.all('\\'));
  }

  private Binary unescaped(int from, int to) {
    if (plain.length < to - from) {
      plain = new byte[Math.max(to - from, 2 * plain.length)];
    }
    int size = 0;
    int begin = from;
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') {
        int which = ESCAPES.indexOf(json[i + 1]);
        if (which < 0) {
          return byNumber(from, to);
        }
        System.arraycopy(json, begin, plain, size, i - begin);
        size += i - begin;
        plain[size++] = (byte) ESCAPED.charAt(which);
        i++;
        begin = i + 1;
      }
    }
    System.arraycopy(json, begin, plain, size, to - begin);
    return Binary.fromReusedByteArray(plain, 0, size + to - begin);
  }

  /** A string in which a character is told by its number, which may be half of a pair. */
  private Binary byNumber(int from, int to) {
    String text = MAPPER.readValue(Arrays.copyOfRange(json, from - 1, to + 1), String.class);
    return Binary.fromString(SafeText.whole(text));
  }
}
