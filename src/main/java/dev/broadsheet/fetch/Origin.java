package dev.broadsheet.fetch;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Who answers for an address. Read as the client reads it: {@link URI} finds no host in names with
 * an underscore or in Cyrillic.
 *
 * @param host in lower case, in ASCII
 * @param port the scheme's own when the address names none
 */
record Origin(String scheme, String host, int port) {

  /** The origin of an address that can be fetched; nothing for any other. */
  static Optional<Origin> of(URI url) {
    return Optional.ofNullable(HttpUrl.parse(url.toString()))
        .map(u -> new Origin(u.scheme(), u.host(), u.port()));
  }

  /** As people write it: the port only where it is not the scheme's own. */
  String authority() {
    return port == HttpUrl.defaultPort(scheme) ? host : host + ':' + port;
  }

  /** Its robots.txt. */
  URI robotsTxt() {
    return new HttpUrl.Builder()
        .scheme(scheme)
        .host(host)
        .port(port)
        .addPathSegment("robots.txt")
        .build()
        .uri();
  }
}
