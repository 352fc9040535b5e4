package dev.broadsheet.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What every template gets beside what it shows.
 *
 * @param path of the page, without a query
 * @param back the address of the page, to come back to
 * @param theme {@code light}, {@code dark}, or nothing for what the system has
 */
public record View(
    String title,
    Texts texts,
    Assets assets,
    List<NavEntry> nav,
    String path,
    String back,
    String theme,
    Optional<Role> role,
    String csrf) {
  public View {
    nav = List.copyOf(nav);
  }

  public boolean mayOperate() {
    return role.filter(r -> r.covers(Role.OPERATE)).isPresent();
  }

  /** An address of the web that a page may lead to; empty for one of another kind. */
  public static String outward(URI url) {
    String scheme = String.valueOf(url.getScheme());
    return scheme.equals("http") || scheme.equals("https") ? url.toString() : "";
  }
}
