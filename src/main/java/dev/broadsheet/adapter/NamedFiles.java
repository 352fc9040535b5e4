package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The YAML files of a folder that each define one thing, which is named as its file is unless it
 * says another name: schedules, corpora. No two of a kind have one name.
 */
public final class NamedFiles {
  private static final String ENDING = ".yaml";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}");

  private NamedFiles() {}

  /** In order of name; a folder that does not exist holds none. */
  public static List<Path> in(Path folder, List<Mistake> mistakes) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      Spot.ofFile(Yaml.shown(folder), mistakes).wrong("the folder can't be read: " + e);
      return List.of();
    }
  }

  /** The name without its ending. */
  public static String name(Path file) {
    String whole = String.valueOf(file.getFileName());
    return whole.endsWith(ENDING) ? whole.substring(0, whole.length() - ENDING.length()) : whole;
  }

  /** Whether a text can be a name: letters, digits, dots, dashes and underscores. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Tells that another file has the name. */
  public static void tellTaken(Spot at, String name, Path other) {
    at.wrong(
        "found the name \"%s\", which %s has, expected one of its own"
            .formatted(name, Yaml.shown(other)));
  }
}
