package dev.broadsheet.console;

import dev.broadsheet.archive.FileHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells other processes of the data folder where its console is. A lock, which ends with its
 * process, says whether that still holds; of several consoles the first is told.
 */
public final class Whereabouts implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Optional<FileHold> hold;

  private Whereabouts(Optional<FileHold> hold) {
    this.hold = hold;
  }

  /** Tells the address until it is closed, unless another console's is told already. */
  static Whereabouts tell(Path folder, String address) throws IOException {
    Optional<FileHold> hold = FileHold.take(folder.resolve(LOCK));
    if (hold.isPresent()) {
      Files.writeString(address(folder), address);
    }
    return new Whereabouts(hold);
  }

  /** The address of the console that runs on a folder. */
  public static Optional<String> of(Path folder) throws IOException {
    if (Files.notExists(address(folder))) {
      return Optional.empty();
    }
    try (FileHold free = FileHold.take(folder.resolve(LOCK)).orElse(null)) {
      return free == null ? Optional.of(Files.readString(address(folder))) : Optional.empty();
    }
  }

  private static Path address(Path folder) {
    return folder.resolve("address");
  }

  @Override
  public void close() throws IOException {
    if (hold.isPresent()) {
      hold.get().close();
    }
  }
}
