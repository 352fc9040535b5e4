package dev.broadsheet.upkeep;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which files are known. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
