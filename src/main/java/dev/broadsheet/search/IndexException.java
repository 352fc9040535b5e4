package dev.broadsheet.search;

import java.nio.file.Path;

/** The index can't be read or written. The message is one line that says where and what to do. */
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private IndexException(Path folder, String what) {
    super(folder + ": " + what);
  }

  IndexException(Path folder, String what, Throwable cause) {
    super(folder + ": " + what, cause);
  }

  /** What is wanted is another's for the moment. */
  static IndexException busy(Path folder) {
    return new IndexException(
        folder, "another process is just making the text index; ask again when it is done");
  }
}
