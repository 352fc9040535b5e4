package dev.broadsheet.cli;

import dev.broadsheet.export.FormatKind;
import dev.broadsheet.export.FormatOption;
import java.util.ArrayList;
import java.util.List;

/** What users are told of a format. */
final class FormatHelp {
  private static final int WIDTH = 80;

  private FormatHelp() {}

  static List<String> lines(FormatKind kind) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped(kind.name() + ": " + kind.what(), ""));
    lines.add("");
    lines.addAll(wrapped("Of an article it has: " + kind.keeps(), ""));
    lines.add("");
    lines.add(kind.options().isEmpty() ? "It has no options." : "Options:");
    for (FormatOption<?> option : kind.options()) {
      lines.addAll(wrapped("--option " + option.name() + "=" + option.form(), "  "));
      lines.addAll(wrapped(option.what(), "      "));
      lines.addAll(
          wrapped(option.usual().map(u -> "Default: " + u).orElse("Must be given."), "      "));
    }
    return lines;
  }

  /** Broken between words; a word that is longer than a line has its own. */
  private static List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.replace(",", ", ").replace(",  ", ", ").split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + word.length() >= WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }
}
