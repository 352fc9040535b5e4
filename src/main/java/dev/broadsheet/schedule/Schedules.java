package dev.broadsheet.schedule;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The schedules of one or more folders. Broken files do not keep the others from loading: their
 * mistakes are told beside.
 *
 * @param all in order of name
 * @param mistakes of all files
 */
public record Schedules(List<Schedule> all, List<Mistake> mistakes) {
  public Schedules {
    all = List.copyOf(all);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads every .yaml file that lies in the folders; a folder that does not exist holds none.
   *
   * @param adapters the sites and tags that schedules can name; an unknown one is a mistake, and
   *     the schedule goes on with the others it names
   */
  public static Schedules load(List<Path> folders, Adapters adapters) {
    throw new UnsupportedOperationException("skeleton");
  }

  public Optional<Schedule> byName(String name) {
    return all.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
