package dev.broadsheet.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body that must have as many bytes as were announced: over HTTP/2 OkHttp takes fewer for it. */
final class WholeBody extends FilterInputStream {
  private final long announced;
  private long come;

  /**
   * @param announced below zero where nothing was
   */
  WholeBody(InputStream in, long announced) {
    super(in);
    this.announced = announced;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      come += read;
    } else if (read < 0 && come < announced) {
      throw new ProtocolException("it ends after " + come + " of " + announced + " bytes");
    }
    return read;
  }
}
