package dev.broadsheet.export;

import java.io.IOException;
import java.nio.file.Path;

/** A form that has a folder of files. */
public non-sealed interface FolderFormat extends ExportFormat {
  /**
   * Begins a corpus.
   *
   * @param folder is there and empty
   */
  ArticleSink open(Path folder) throws IOException;
}
