package dev.broadsheet.export;

import java.io.IOException;
import java.io.OutputStream;

/** A form that has all articles in one file. */
public non-sealed interface FileFormat extends ExportFormat {
  /**
   * Begins a corpus.
   *
   * @param out need not be buffered
   */
  ArticleSink open(OutputStream out) throws IOException;
}
