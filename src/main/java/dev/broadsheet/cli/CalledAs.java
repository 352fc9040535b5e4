package dev.broadsheet.cli;

/** By which name the program was called, which the launcher tells: people are told to type it. */
final class CalledAs {
  private static final String NAME = System.getProperty("broadsheet.called", "broadsheet");

  private CalledAs() {}

  /** A command that can be typed as it stands. */
  static String command(String arguments) {
    return NAME + " " + arguments;
  }
}
