package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where adapters are kept.
 *
 * @param folders in which they may be written; new ones go to the last
 * @param adapters as they are now
 * @param changed is told when a file of theirs was written
 */
public record AdapterFolders(List<Path> folders, Supplier<Adapters> adapters, Runnable changed) {
  private static final String FILE = "adapter.yaml";
  private static final String BASE = "base";
  private static final String OTHER = "other";

  public AdapterFolders {
    folders = List.copyOf(folders);
    Objects.requireNonNull(adapters, "adapters");
    Objects.requireNonNull(changed, "changed");
  }

  /** Where a new adapter of a site goes: {@code FOLDER/COUNTRY/SITE/adapter.yaml}. */
  public static Path place(Path folder, String site, Optional<String> country) {
    return folder
        .resolve(country.map(c -> c.toLowerCase(Locale.ROOT)).orElse(OTHER))
        .resolve(site)
        .resolve(FILE);
  }

  Path place(String site, Optional<String> country) {
    return place(folders.getLast(), site, country);
  }

  /**
   * Reads the text of an adapter over the bases of the folders; their other adapters are not read.
   *
   * @param file names it in mistakes
   * @throws AdapterException with every mistake in it
   */
  SiteAdapter read(String text, Path file) {
    return Adapters.read(
        text, file, folders.stream().map(f -> f.resolve(BASE)).filter(Files::isDirectory).toList());
  }

  /** The file of a site's adapter, if there is one. */
  Optional<Path> file(String site) {
    return adapters.get().all().stream()
        .filter(a -> a.site().equals(site))
        .map(SiteAdapter::file)
        .findFirst();
  }

  /** Whether a file lies in one of the folders, also behind all links. */
  boolean hold(Path file) throws IOException {
    Path place = file.toAbsolutePath().normalize();
    for (Path folder : folders) {
      Path ours = folder.toAbsolutePath().normalize();
      if (Files.isDirectory(ours)
          && place.startsWith(ours)
          && existing(place).toRealPath().startsWith(ours.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  private static Path existing(Path place) {
    Path at = place;
    while (!Files.exists(at)) {
      at = Objects.requireNonNull(at.getParent());
    }
    return at;
  }
}
