package dev.broadsheet.console;

/** What somebody may do in the console; each may what those before may. */
public enum Role {
  /** Sees everything, changes nothing. */
  LOOK,
  /** Runs, makes and changes things. */
  OPERATE;

  /** Whether this role is enough where another is asked for. */
  boolean covers(Role asked) {
    return compareTo(asked) >= 0;
  }
}
