package dev.broadsheet.workshop;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An adapter made of a site description of others, not yet written.
 *
 * @param isBare whether nothing of the description is in it
 * @param leftBehind what the description says and the adapter does not
 */
public record Imported(String site, String yaml, boolean isBare, List<LeftBehind> leftBehind) {
  public Imported {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(yaml, "yaml");
    leftBehind = List.copyOf(leftBehind);
  }

  /**
   * A line that was not carried over.
   *
   * @param line counted from 1
   * @param isNeeded whether pages may come out otherwise for want of it
   */
  public record LeftBehind(int line, String text, String why, boolean isNeeded) {
    public LeftBehind {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Reads a file of ftr-site-config, whose name is the host's.
   *
   * @return empty where the name is no host's
   */
  public static Optional<Imported> ofFtr(Path file) throws IOException {
    return FtrFile.read(file).map(description -> new FtrImport(description).imported());
  }

  /**
   * Writes the adapter to {@code SITE/adapter.yaml} in a folder.
   *
   * @param force whether a file that is there is written over
   * @return the file
   * @throws FileAlreadyExistsException where there is one and it is not
   */
  public Path write(Path folder, boolean force) throws IOException {
    Path file = folder.resolve(site).resolve("adapter.yaml");
    if (!force && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, yaml);
  }
}
