package dev.broadsheet.app;

import dev.broadsheet.fetch.FetchSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where things lie and what the operator allows.
 *
 * @param data folder of the database and the archive
 * @param adapters folders of adapters; a later one overlays an earlier one by site
 * @param schedules folders of schedules
 * @param corpora folders of corpora
 * @param fetching the bounds on fetching
 * @param generic whether pages of sites without an adapter are read too, by the base
 */
public record Settings(
    Path data,
    List<Path> adapters,
    List<Path> schedules,
    List<Path> corpora,
    FetchSettings fetching,
    boolean generic) {
  public Settings {
    Objects.requireNonNull(data, "data");
    adapters = List.copyOf(adapters);
    schedules = List.copyOf(schedules);
    corpora = List.copyOf(corpora);
    Objects.requireNonNull(fetching, "fetching");
  }

  /** What stands under a home folder: {@code data}, {@code adapters} and so on. */
  public static Settings under(Path home) {
    return new Settings(
        home.resolve("data"),
        List.of(home.resolve("adapters")),
        List.of(home.resolve("schedules")),
        List.of(home.resolve("corpora")),
        FetchSettings.DEFAULT,
        false);
  }

  public Settings withData(Path folder) {
    return new Settings(folder, adapters, schedules, corpora, fetching, generic);
  }

  public Settings withAdapters(List<Path> folders) {
    return new Settings(data, folders, schedules, corpora, fetching, generic);
  }

  /** The same with further adapter folders, which go over those that are there. */
  public Settings withMoreAdapters(List<Path> folders) {
    List<Path> all = new ArrayList<>(adapters);
    all.addAll(folders);
    return withAdapters(all);
  }

  public Settings withSchedules(List<Path> folders) {
    return new Settings(data, adapters, folders, corpora, fetching, generic);
  }

  public Settings withCorpora(List<Path> folders) {
    return new Settings(data, adapters, schedules, folders, fetching, generic);
  }

  public Settings withFetching(FetchSettings bounds) {
    return new Settings(data, adapters, schedules, corpora, bounds, generic);
  }

  public Settings withGeneric(boolean generic) {
    return new Settings(data, adapters, schedules, corpora, fetching, generic);
  }
}
