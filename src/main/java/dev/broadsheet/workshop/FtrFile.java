package dev.broadsheet.workshop;

import dev.broadsheet.extract.WrongFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site description of the ftr-site-config collection, read line by line.
 *
 * @param host which the file's name tells, without a dot before it
 * @param subdomains whether the description holds for all subdomains: a dot before the name
 * @param rules in the order of the file
 */
record FtrFile(String host, boolean subdomains, List<Rule> rules) {
  private static final Pattern HOST =
      Pattern.compile("(\\.?)((?:[a-z0-9-]+\\.)+[a-z0-9-]{2,})\\.txt");
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z_]+)\\s*+(?:\\((.*?)\\))?\\s*+:\\s*+(.*)");

  /** As long as an adapter may be. */
  private static final int MAX_BYTES = 1 << 20;

  FtrFile {
    rules = List.copyOf(rules);
  }

  /**
   * A line that says something.
   *
   * @param key in lower case; empty where the line is no rule
   * @param argument in parentheses behind the key
   */
  record Rule(int line, String text, String key, Optional<String> argument, String value) {}

  /** Reads a file; empty where its name is no host's. */
  static Optional<FtrFile> read(Path file) throws IOException {
    Matcher name = HOST.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    if (!name.matches()) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      throw new WrongFileException(file, "found a folder, expected a file");
    }
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new WrongFileException(file, "found " + size + " bytes, expected at most " + MAX_BYTES);
    }
    // a broken byte spoils its own line, not the file
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return Optional.of(
        new FtrFile(name.group(2), !name.group(1).isEmpty(), rules(text.lines().toList())));
  }

  private static List<Rule> rules(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).replace("\uFEFF", "").strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        rules.add(rule(i + 1, text));
      }
    }
    return rules;
  }

  private static Rule rule(int number, String text) {
    Matcher line = LINE.matcher(text);
    return line.matches()
        ? new Rule(
            number,
            text,
            line.group(1).toLowerCase(Locale.ROOT),
            Optional.ofNullable(line.group(2)),
            line.group(3))
        : new Rule(number, text, "", Optional.empty(), text);
  }
}
