package dev.broadsheet.console;

/** Writes commands that can be given to a shell as they are. */
final class Shell {
  private Shell() {}

  /** Adds an option, its value in quotes, inside of which a shell reads nothing. */
  static void add(String option, String value, StringBuilder command) {
    boolean isPlain = value.matches("[\\p{L}\\p{N}_./:@-]+");
    command
        .append(" --")
        .append(option)
        .append('=')
        .append(isPlain ? value : "'" + value.replace("'", "'\\''") + "'");
  }
}
