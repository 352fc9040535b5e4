package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Difference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What each build changed, the last one first: {@code CHANGES.md}. */
final class History {
  static final String NAME = "CHANGES.md";

  private static final String HEAD = "# Changes\n";

  private History() {}

  /** Writes what a build changed above what the builds before it did. */
  static void write(Path folder, Manifest manifest, Optional<Build> last) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("\n## Build ").append(manifest.build()).append("\n\n");
    text.append(Markup.count(manifest.articles())).append(" articles, ");
    text.append(
        manifest.base() == manifest.build()
            ? "all in files of their own.\n"
            : "on top of build " + manifest.base() + ".\n");
    if (last.isPresent()) {
      Difference difference = Difference.between(last.get().folder(), folder, (kind, id) -> {});
      text.append("\nAgainst build ").append(last.get().number()).append(":\n\n");
      for (Kind kind : Kind.values()) {
        text.append("- ").append(Markup.count(difference.of(kind))).append(' ');
        text.append(Difference.word(kind)).append('\n');
      }
      text.append(before(last.get()));
    }
    Files.writeString(folder.resolve(NAME), text);
  }

  private static String before(Build last) throws IOException {
    Path file = last.folder().resolve(NAME);
    return Files.exists(file) ? Files.readString(file).replaceFirst("^" + HEAD, "") : "";
  }
}
