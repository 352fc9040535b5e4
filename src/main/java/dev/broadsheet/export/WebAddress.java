package dev.broadsheet.export;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address of the web as links may have it, in XML and in Markdown. */
final class WebAddress {
  /** What RFC 3986 has nowhere, a percent sign without its code among it. */
  private static final Pattern FOREIGN = Pattern.compile("%(?![0-9A-Fa-f]{2})|[ \"<>\\\\^`{|}]");

  private WebAddress() {}

  /** The address in one line, with codes for what none may have; empty for another text. */
  static Optional<String> of(String text) {
    String line = SafeText.line(text);
    if (!line.startsWith("https://") && !line.startsWith("http://")) {
      return Optional.empty();
    }
    int fragment = line.indexOf('#') + 1;
    String one = line.substring(0, fragment) + line.substring(fragment).replace("#", "%23");
    return Optional.of(
        FOREIGN.matcher(one).replaceAll(m -> "%%%02X".formatted((int) m.group().charAt(0))));
  }
}
