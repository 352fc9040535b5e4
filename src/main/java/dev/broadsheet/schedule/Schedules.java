package dev.broadsheet.schedule;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    List<Mistake> mistakes = new ArrayList<>();
    List<Schedule> all = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder, mistakes)) {
        new ScheduleFile(file, adapters, all).read(mistakes).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(Schedule::name));
    return new Schedules(all, mistakes);
  }

  public Optional<Schedule> byName(String name) {
    return all.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  private static List<Path> files(Path folder, List<Mistake> mistakes) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(ScheduleFile.ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      Spot.ofFile(Yaml.shown(folder), mistakes).wrong("the folder can't be read: " + e);
      return List.of();
    }
  }
}
