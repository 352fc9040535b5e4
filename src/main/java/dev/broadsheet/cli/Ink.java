package dev.broadsheet.cli;

/** Colours of a terminal; plain text where nobody watches, or does not want them. */
enum Ink {
  BOLD("1"),
  DIM("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String on(String text) {
    return Screen.TERMINAL ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
