package dev.broadsheet.store;

import dev.broadsheet.article.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** What rows come to, in whatever order they are read: the sum of their SHA-256. */
final class RowDigest {
  private final MessageDigest sha = Sha256.begin();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
  private long rows;
  private long high;
  private long low;

  void add(List<Value> row) {
    for (Value value : row) {
      byte[] bytes = value.bytes();
      sha.update(length.clear().putInt(bytes == null ? -1 : bytes.length).array());
      if (bytes != null) {
        sha.update(bytes);
      }
    }
    ByteBuffer digest = ByteBuffer.wrap(sha.digest());
    rows++;
    high += digest.getLong();
    low += digest.getLong();
  }

  long rows() {
    return rows;
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
