package dev.broadsheet.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Texts as every database can hold them: PostgreSQL takes no NUL and no half of a character. */
final class Texts extends AbstractArgumentFactory<String> {
  private static final char UNKNOWN = '\uFFFD';

  Texts() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String text, ConfigRegistry config) {
    String clean = clean(text);
    return (position, statement, context) -> statement.setString(position, clean);
  }

  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForeign(text, i)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isForeign(text, i)) {
        clean.setCharAt(i, UNKNOWN);
      }
    }
    return clean.toString();
  }

  private static boolean isForeign(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c == 0;
  }
}
