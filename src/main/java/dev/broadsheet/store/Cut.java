package dev.broadsheet.store;

/** Shortens what a column can't hold. */
final class Cut {
  private Cut() {}

  static String to(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
