package dev.broadsheet.normalize;

/** Names of hosts. */
public final class HostNames {
  public static final String WWW = "www.";

  private HostNames() {}

  /** The name by which a site is known, whether its pages are asked for with www or without. */
  public static String withoutWww(String host) {
    return host.startsWith(WWW) ? host.substring(WWW.length()) : host;
  }
}
