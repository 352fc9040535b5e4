package dev.broadsheet.normalize;

/** What bytes prove about being UTF-8. */
enum Utf8Verdict {
  /** No byte above 0x7F: most charsets read it alike. */
  ASCII,
  /** Sequences that no other charset yields by chance, but for a few broken ones. */
  UTF_8,
  OTHER;

  /**
   * Pages cut in the middle of a letter, or with a stray byte of another origin, are UTF-8 still.
   */
  private static final int WHOLE_FOR_A_BROKEN = 10;

  static Utf8Verdict of(byte[] bytes) {
    int whole = 0;
    int broken = 0;
    for (int i = 0; i < bytes.length; ) {
      if (bytes[i] >= 0) {
        i = afterAscii(bytes, i + 1);
        continue;
      }
      int length = length(bytes[i] & 0xFF);
      if (length > 0 && continues(bytes, i + 1, length - 1)) {
        whole++;
        i += length;
      } else {
        broken++;
        i++;
      }
    }
    if (whole == 0 && broken == 0) {
      return ASCII;
    }
    return broken * WHOLE_FOR_A_BROKEN <= whole ? UTF_8 : OTHER;
  }

  /** Markup is ASCII by the hundred bytes: eight are looked at together. */
  private static int afterAscii(byte[] bytes, int from) {
    int i = from;
    while (i <= bytes.length - Long.BYTES && EightBytes.areAscii(EightBytes.at(bytes, i))) {
      i += Long.BYTES;
    }
    return i;
  }

  /** Of the sequence that a byte begins; 0 if it begins none. */
  private static int length(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  private static boolean continues(byte[] bytes, int from, int count) {
    if (from + count > bytes.length) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
