package dev.broadsheet.console;

import java.util.Locale;

/** How a site does, the worst first. */
public enum Health {
  /** It can't be had, or its canary could not be read. */
  FAILING("bad"),
  /** Its pages do not fit its adapter. */
  DRIFTING("bad"),
  /** It has had nothing new for longer than is its habit. */
  SILENT("warn"),
  WELL("good"),
  /** Nothing of it is stored yet. */
  EMPTY("quiet"),
  /** Its adapter is disabled, or there is none. */
  OFF("quiet");

  private final String look;

  Health(String look) {
    this.look = look;
  }

  /** The style that it is shown in. */
  public String look() {
    return look;
  }

  /** In addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its name in the texts. */
  public String key() {
    return "health." + word();
  }
}
