package dev.broadsheet.store;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The other addresses at which a site has the same page: by http or https, with www or without. */
final class Siblings {
  /** No port: on another one there may be another server. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://(?:www\\.)?([^:/?#]+(?:[/?].*)?)");

  private Siblings() {}

  static List<URI> of(URI url) {
    Matcher address = ADDRESS.matcher(url.toString());
    return address.matches()
        ? Stream.of("https://", "https://www.", "http://", "http://www.")
            .map(beginning -> URI.create(beginning + address.group(1)))
            .filter(other -> !other.equals(url))
            .toList()
        : List.of();
  }
}
