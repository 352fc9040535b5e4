package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A drafted adapter in its folder, with cases of the pages that it was made from.
 *
 * @param adapter its file
 * @param cases their files, each with its page beside it
 */
public record NewSite(Path adapter, List<Path> cases) {
  public NewSite {
    cases = List.copyOf(cases);
  }

  /**
   * Writes a draft.
   *
   * @param cases as many pages become one, the first and the last before those between
   * @param force whether files that are there are written over
   * @throws FileAlreadyExistsException where the adapter's file is there, and force is not given
   */
  public static NewSite write(
      Draft draft, List<Specimen> specimens, Path file, int cases, boolean force)
      throws IOException {
    if (!force && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, draft.yaml());
    SiteAdapter adapter = draft.adapter(file);
    List<Path> written = new ArrayList<>();
    for (Specimen specimen : outermost(specimens, cases)) {
      Optional<Recording> recording = Recording.of(specimen.page(), adapter, Optional.empty());
      if (recording.isPresent() && (force || isNew(recording.get().made()))) {
        recording.get().write(force);
        written.add(recording.get().made().file());
      }
    }
    return new NewSite(file, written);
  }

  private static boolean isNew(Case made) {
    return !Files.exists(made.file()) && !Files.exists(made.pageFile());
  }

  private static List<Specimen> outermost(List<Specimen> specimens, int most) {
    List<Specimen> left = new ArrayList<>(specimens);
    List<Specimen> chosen = new ArrayList<>();
    while (chosen.size() < most && !left.isEmpty()) {
      chosen.add(chosen.size() % 2 == 0 ? left.removeFirst() : left.removeLast());
    }
    return chosen;
  }
}
