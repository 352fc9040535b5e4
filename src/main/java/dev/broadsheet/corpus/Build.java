package dev.broadsheet.corpus;

import java.nio.file.Path;
import java.util.Objects;

/** A build of a corpus that is whole, and where it lies. */
public record Build(Path folder, Manifest manifest) {
  public Build {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(manifest, "manifest");
  }

  public int number() {
    return manifest.build();
  }
}
