package dev.broadsheet.normalize;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address in pieces, as written; the fragment is left behind. */
record UrlParts(
    Optional<String> scheme, Optional<String> authority, String path, Optional<String> query) {
  /** RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?.*", Pattern.DOTALL);

  static UrlParts of(String url) {
    Matcher m = PARTS.matcher(url);
    if (!m.matches()) {
      throw new IllegalStateException("every text has this form, but not " + url);
    }
    return new UrlParts(
        Optional.ofNullable(m.group(1)).map(s -> s.toLowerCase(Locale.ROOT)),
        Optional.ofNullable(m.group(2)),
        m.group(3),
        Optional.ofNullable(m.group(4)));
  }

  /** RFC 3986, section 5.2.2; dot segments stay. */
  UrlParts against(UrlParts base) {
    if (scheme.isPresent()) {
      return this;
    }
    if (authority.isPresent()) {
      return new UrlParts(base.scheme, authority, path, query);
    }
    if (path.isEmpty()) {
      return new UrlParts(base.scheme, base.authority, base.path, query.or(() -> base.query));
    }
    String folder = base.path.substring(0, base.path.lastIndexOf('/') + 1);
    String whole = path.startsWith("/") ? path : (folder.isEmpty() ? "/" : folder) + path;
    return new UrlParts(base.scheme, base.authority, whole, query);
  }
}
