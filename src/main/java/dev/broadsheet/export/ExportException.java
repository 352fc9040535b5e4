package dev.broadsheet.export;

import java.nio.file.Path;

/** A corpus that could not be written; what was at its place before is still there. */
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExportException(Path file, String what, Throwable cause) {
    super(file + ": " + what + "; what was there before is unchanged", cause);
  }
}
