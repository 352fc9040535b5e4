package dev.broadsheet.upkeep;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The work on a data folder was given up. One line: where, what was found, what to do. */
public final class UpkeepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UpkeepException(String message) {
    super(message);
  }

  private UpkeepException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A disk or a file is in the way.
   *
   * @param doing for the message: {@code the backup was given up}
   */
  static UpkeepException of(Path where, String doing, IOException e) {
    String what =
        switch (e) {
          case NoSuchFileException n -> "no such file or folder " + n.getFile();
          case FileSystemException f when f.getReason() != null ->
              f.getFile() + ": " + f.getReason();
          default -> String.valueOf(e.getMessage());
        };
    return new UpkeepException(where + ": " + doing + ": " + what, e);
  }
}
