package dev.broadsheet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Finds where gzip members may begin (RFC 1952, 2.3): the same bytes can stand inside one, too. */
final class GzipMembers {
  private static final byte[] BEGINNING = {0x1f, (byte) 0x8b, 8};
  private static final int BUFFER = 1 << 16;

  private GzipMembers() {}

  /** The first place at or behind the one given. */
  static Optional<Long> next(FileChannel file, long from) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = from;
    while (file.read(buffer.clear(), at) >= BEGINNING.length) {
      int last = buffer.position() - BEGINNING.length;
      for (int i = 0; i <= last; i++) {
        if (begins(buffer, i)) {
          return Optional.of(at + i);
        }
      }
      at += last + 1;
    }
    return Optional.empty();
  }

  private static boolean begins(ByteBuffer buffer, int at) {
    for (int i = 0; i < BEGINNING.length; i++) {
      if (buffer.get(at + i) != BEGINNING[i]) {
        return false;
      }
    }
    return true;
  }
}
