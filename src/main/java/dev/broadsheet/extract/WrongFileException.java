package dev.broadsheet.extract;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file that is there and is not what was asked for: whoever named it meant another. */
public final class WrongFileException extends FileSystemException {
  private static final long serialVersionUID = 1;

  public WrongFileException(Path file, String what) {
    super(file.toString(), null, what);
  }
}
