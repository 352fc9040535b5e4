package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toSet;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.NamedFiles;
import dev.broadsheet.adapter.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param corpora names of those that schedules can export; with an unknown one it goes on without
   */
  public static Schedules load(List<Path> folders, Adapters adapters, Collection<String> corpora) {
    List<Mistake> mistakes = new ArrayList<>();
    List<Schedule> all = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : NamedFiles.in(folder, mistakes)) {
        new ScheduleFile(file, adapters, corpora, all).read(mistakes).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(Schedule::name));
    return new Schedules(all, mistakes);
  }

  public Optional<Schedule> byName(String name) {
    return all.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * These schedules, but for files that are broken now those of before.
   *
   * @param before what was read earlier
   */
  Schedules keepingOfBroken(Schedules before) {
    List<Schedule> kept =
        before.all().stream()
            .filter(s -> isBroken(s.file()) && !Files.notExists(s.file()))
            .toList();
    Set<String> names = kept.stream().map(Schedule::name).collect(toSet());
    Set<Path> places = kept.stream().map(Schedule::file).collect(toSet());
    Stream<Schedule> others =
        all.stream().filter(s -> !places.contains(s.file()) && !names.contains(s.name()));
    return new Schedules(
        Stream.concat(kept.stream(), others).sorted(Comparator.comparing(Schedule::name)).toList(),
        mistakes);
  }

  /** Whether the file has a mistake, or gave no schedule because one that it names has. */
  boolean isBroken(Path file) {
    String place = Yaml.shown(file) + ":";
    return all.stream().noneMatch(s -> s.file().equals(file))
        || mistakes.stream().anyMatch(m -> m.where().startsWith(place));
  }
}
