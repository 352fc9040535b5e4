package dev.broadsheet.corpus;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** A corpus that could not be built or read; its earlier builds are as they were. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CorpusException(String message) {
    super(message);
  }

  private CorpusException(String message, Throwable cause) {
    super(message, cause);
  }

  static CorpusException of(String corpus, IOException e) {
    String what =
        switch (e) {
          case FileSystemException f when f.getReason() != null ->
              f.getFile() + ": " + f.getReason();
          case IOException plain when plain.getClass() == IOException.class ->
              String.valueOf(plain.getMessage());
          default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        };
    return new CorpusException(
        "%s: the build was given up: %s; earlier builds are unchanged".formatted(corpus, what), e);
  }
}
