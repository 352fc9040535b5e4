package dev.broadsheet.adapter;

import org.jsoup.nodes.Element;

/** The address in an attribute, resolved against the page's as jsoup does it. */
public final class AbsoluteUrl {
  private AbsoluteUrl() {}

  /** The absolute address; empty where there is none, and of data in place of an address. */
  public static String of(Element element, String attribute) {
    String written = element.attributesSize() == 0 ? "" : element.attributes().get(attribute);
    if (written.isEmpty() || written.startsWith("data:")) {
      return "";
    }
    if (isResolved(written)) {
      return written;
    }
    boolean isRooted = written.startsWith("/") && !written.startsWith("//");
    String rooted = isRooted ? root(element.baseUri()) + written : "";
    return isResolved(rooted) ? rooted : element.absUrl(attribute);
  }

  /** The scheme and the host of a page's address. */
  private static String root(String base) {
    int path = base.indexOf('/', base.indexOf("//") + 2);
    return path < 0 ? "" : base.substring(0, path);
  }

  /** Whether it is surely as it would be after its resolution, which is slow. */
  private static boolean isResolved(String address) {
    int host = address.startsWith("https://") ? 8 : address.startsWith("http://") ? 7 : -1;
    int path = host < 0 ? -1 : address.indexOf('/', host);
    if (path <= host || address.contains("/.")) {
      return false;
    }
    for (int i = host; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean plain = c > ' ' && c < 0x7F && c != '\\';
      boolean inHost = Character.isLetterOrDigit(c) || c == '.' || c == '-';
      if (!plain || (i < path && !inHost)) {
        return false;
      }
    }
    return true;
  }
}
