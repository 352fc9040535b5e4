package dev.broadsheet.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which texts and files are known. */
public final class Sha256 {
  private Sha256() {}

  /** A digest that nothing was put into yet; not thread-safe. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The digest of a text in UTF-8. */
  public static byte[] of(String text) {
    return begin().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same in 64 hex digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }
}
