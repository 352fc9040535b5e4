package dev.broadsheet.normalize;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip of one part or of several. The JDK's own stream goes a step deeper with each part
 * that is empty, until there is no stack left; this one refuses more of them in a row than anyone
 * packs. Not thread-safe.
 */
public final class Gunzip extends GZIPInputStream {
  private static final int MAX_EMPTY = 100;
  private static final int BUFFER = 8192;

  private int depth;

  /**
   * Reads the header of the first part.
   *
   * @throws ZipException if it is no gzip
   */
  public Gunzip(InputStream packed) throws IOException {
    super(packed, BUFFER);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (depth > MAX_EMPTY) {
      throw new ZipException("more than " + MAX_EMPTY + " empty parts in a row");
    }
    depth++;
    try {
      return super.read(into, from, length);
    } finally {
      depth--;
    }
  }
}
