package dev.broadsheet.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A build of a corpus that is whole, and where it lies. */
public record Build(Path folder, Manifest manifest) {
  public Build {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(manifest, "manifest");
  }

  public int number() {
    return manifest.build();
  }

  /** When it was made, as the disk knows it: the manifest itself tells no time. */
  public Instant made() {
    try {
      return Files.getLastModifiedTime(folder.resolve(Manifest.NAME)).toInstant();
    } catch (IOException e) {
      throw CorpusException.of(manifest.corpus(), e);
    }
  }

  /**
   * A file of the build by its path, as somebody asks for it: the manifest, or what that names.
   *
   * @return empty also for a file that does not lie in the build's folder, whatever names it
   */
  public Optional<Path> file(String path) {
    boolean isNamed =
        path.equals(Manifest.NAME)
            || manifest.files().stream().anyMatch(file -> file.path().equals(path));
    if (!isNamed) {
      return Optional.empty();
    }
    try {
      Path home = folder.toRealPath();
      return Optional.of(home.resolve(path).toRealPath())
          .filter(file -> file.startsWith(home) && Files.isRegularFile(file));
    } catch (IOException e) {
      return Optional.empty(); // taken away since
    }
  }
}
