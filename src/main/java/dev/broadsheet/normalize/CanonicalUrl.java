package dev.broadsheet.normalize;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one form of an article's address: http or https, the host in lower case and ASCII, no default
 * port, no fragment, no tracking parameters, no session ids, no dot segments, percent-encoding in
 * one spelling. The other parameters keep their order, as servers may mind it.
 *
 * <p>Nothing comes of an address of another scheme, with a user name, without a host, or longer
 * than 4,096 characters.
 */
public final class CanonicalUrl {
  /** Characters; what has more is an address without end. */
  public static final int MAX_LENGTH = 4_096;

  private static final Pattern LINE_BREAKS = Pattern.compile("[\t\r\n]");

  /** Host and port; a user name has no place here. */
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:@\\[\\]]*)(?::(\\d*))?");

  /** What networks, mailers and counters add to an address to know where a reader came from. */
  private static final Set<String> TRACKING =
      Set.of(
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "_openstat",
          "cmpid",
          "dclid",
          "fbclid",
          "gbraid",
          "gclid",
          "gclsrc",
          "igshid",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "msclkid",
          "rb_clickid",
          "spm",
          "ttclid",
          "twclid",
          "wbraid",
          "xtor",
          "yclid",
          "ysclid");

  /** A session; {@code sid=17} may well be a story. */
  private static final Pattern SESSION =
      Pattern.compile(
          "(?:phpsessid|jsessionid|aspsessionid[a-z]*|sessionid|session_id|sessid|sid)"
              + "=[\\p{Alnum}._,!-]{16,}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SESSION_IN_PATH =
      Pattern.compile(";" + SESSION.pattern(), Pattern.CASE_INSENSITIVE);

  private CanonicalUrl() {}

  /** The canonical form of an absolute address. */
  public static Optional<URI> of(URI url) {
    return canonical(url.toString(), UrlParts::of);
  }

  /** The canonical form of an address as it stands in a page or a feed, however it is spelled. */
  public static Optional<URI> resolve(URI base, String href) {
    return canonical(
        asBrowsersTakeIt(href),
        url -> {
          UrlParts parts = UrlParts.of(url);
          return parts.scheme().isPresent() ? parts : parts.against(UrlParts.of(base.toString()));
        });
  }

  /** No white space at the ends, no line breaks inside, backslashes of the path as slashes. */
  private static String asBrowsersTakeIt(String href) {
    String line = LINE_BREAKS.matcher(href.strip()).replaceAll("");
    int query = line.indexOf('?');
    return query < 0
        ? line.replace('\\', '/')
        : line.substring(0, query).replace('\\', '/') + line.substring(query);
  }

  private static Optional<URI> canonical(String url, Function<String, UrlParts> reading) {
    if (url.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    UrlParts parts = reading.apply(url);
    String scheme = parts.scheme().orElse("");
    Matcher authority = AUTHORITY.matcher(parts.authority().orElse(""));
    if (!(scheme.equals("http") || scheme.equals("https")) || !authority.matches()) {
      return Optional.empty();
    }
    try {
      URI made =
          new URI(
              scheme
                  + "://"
                  + host(authority.group(1))
                  + Optional.ofNullable(authority.group(2)).map(p -> port(scheme, p)).orElse("")
                  + withoutDots(Percent.ofPath(withoutSession(parts.path())))
                  + parts.query().map(CanonicalUrl::withoutTracking).orElse(""));
      return Optional.of(made).filter(u -> u.getHost() != null);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // a host or port that can't be one
    }
  }

  private static String host(String host) {
    String ascii = host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    String lower = ascii.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String port(String scheme, String port) {
    int number = port.isEmpty() ? -1 : Integer.parseInt(port);
    if (number > 65_535) {
      throw new IllegalArgumentException("no such port: " + port);
    }
    boolean usual = number < 0 || number == (scheme.equals("https") ? 443 : 80);
    return usual ? "" : ":" + number;
  }

  /** RFC 3986, section 5.2.4. */
  private static String withoutDots(String path) {
    if (path.startsWith("/") && !path.contains("/.")) {
      return path; // nearly all
    }
    Deque<String> kept = new ArrayDeque<>();
    String last = "";
    for (String segment : path.replaceFirst("^/", "").split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    boolean endsInDots = last.equals(".") || last.equals("..");
    return "/" + String.join("/", kept) + (endsInDots && !kept.isEmpty() ? "/" : "");
  }

  private static String withoutSession(String path) {
    return path.indexOf(';') < 0 ? path : SESSION_IN_PATH.matcher(path).replaceAll("");
  }

  private static String withoutTracking(String query) {
    String kept =
        Arrays.stream(query.split("&"))
            .filter(p -> !p.isEmpty() && !isTracking(p) && !SESSION.matcher(p).matches())
            .map(Percent::ofQuery)
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean isTracking(String parameter) {
    String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }
}
