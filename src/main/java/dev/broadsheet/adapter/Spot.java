package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import java.util.List;

/**
 * Where the reading of a file stands, and the list that its mistakes go to.
 *
 * @param file as it is told to the author
 * @param path of the value inside the file: {@code fields.title[1]}; empty for the whole file
 * @param mistakes grows as mistakes are found; shared by all spots of a reading
 */
public record Spot(String file, int line, String path, List<Mistake> mistakes) {

  /** The beginning of a file. */
  public static Spot ofFile(String file, List<Mistake> mistakes) {
    return new Spot(file, 1, "", mistakes);
  }

  public Spot key(String key, int keyLine) {
    return new Spot(file, keyLine, path.isEmpty() ? key : path + "." + key, mistakes);
  }

  public Spot item(int index, YamlNode node) {
    return new Spot(file, node.line(), path + "[" + index + "]", mistakes);
  }

  /**
   * Adds a mistake at this place.
   *
   * @param what what was found and what was expected
   */
  public void wrong(String what) {
    mistakes.add(new Mistake(file + ":" + line, path, what));
  }
}
