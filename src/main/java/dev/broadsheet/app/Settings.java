package dev.broadsheet.app;

import dev.broadsheet.fetch.FetchSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where things lie and what the operator allows.
 *
 * @param data folder of the database, the archive and the run-time files
 * @param adapters folders of adapters; a later one overlays an earlier one by site
 * @param schedules folders of schedules
 * @param allowedHosts {@code host:port} pairs that may be fetched though they are not public
 * @param contact an address or e-mail for site owners, told in the User-Agent
 */
public record Settings(
    Path data,
    List<Path> adapters,
    List<Path> schedules,
    Set<String> allowedHosts,
    Optional<String> contact) {
  public Settings {
    Objects.requireNonNull(data, "data");
    adapters = List.copyOf(adapters);
    schedules = List.copyOf(schedules);
    allowedHosts = Set.copyOf(allowedHosts);
    Objects.requireNonNull(contact, "contact");
  }

  /** What stands under a home folder: {@code data}, {@code adapters}, {@code schedules}. */
  public static Settings under(Path home) {
    return new Settings(
        home.resolve("data"),
        List.of(home.resolve("adapters")),
        List.of(home.resolve("schedules")),
        Set.of(),
        Optional.empty());
  }

  public Settings withData(Path folder) {
    return new Settings(folder, adapters, schedules, allowedHosts, contact);
  }

  public Settings withAdapters(List<Path> folders) {
    return new Settings(data, folders, schedules, allowedHosts, contact);
  }

  /** The same with further adapter folders, which go over those that are there. */
  public Settings withMoreAdapters(List<Path> folders) {
    List<Path> all = new ArrayList<>(adapters);
    all.addAll(folders);
    return new Settings(data, all, schedules, allowedHosts, contact);
  }

  public Settings withSchedules(List<Path> folders) {
    return new Settings(data, adapters, folders, allowedHosts, contact);
  }

  public Settings withAllowedHosts(Set<String> hosts) {
    return new Settings(data, adapters, schedules, hosts, contact);
  }

  public Settings withContact(Optional<String> address) {
    return new Settings(data, adapters, schedules, allowedHosts, address);
  }

  FetchSettings fetching() {
    FetchSettings fetching = FetchSettings.DEFAULT.withAllowedHosts(allowedHosts);
    return contact.map(fetching::withContact).orElse(fetching);
  }
}
