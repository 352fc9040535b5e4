package dev.broadsheet.extract;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Which site a page is of, and under which address its article is known. */
final class Sites {
  private Sites() {}

  /** The base is an adapter without hosts: it reads pages of unknown sites. */
  private static boolean isKnown(SiteAdapter adapter) {
    return !adapter.hosts().isEmpty();
  }

  /** Pages of unknown sites are wanted for their text, whatever else they lack. */
  static Set<Field> required(SiteAdapter adapter) {
    return isKnown(adapter) ? adapter.require() : Set.of();
  }

  static String name(URI url, SiteAdapter adapter) {
    return isKnown(adapter) ? adapter.site() : host(url);
  }

  /** The address that the page calls canonical where that may be believed, else its own. */
  static URI url(FieldReader fields, SiteAdapter adapter) {
    URI page = fields.page().url();
    URI own = CanonicalUrl.of(page).orElse(page);
    return fields
        .one(
            Field.CANONICAL,
            (_, text) ->
                CanonicalUrl.resolve(own, text)
                    .map(told -> asSafe(told, own))
                    .filter(told -> stays(told, own, adapter)))
        .orElse(own);
  }

  /** A page that was had by https has such an address, though its template still says http. */
  private static URI asSafe(URI told, URI own) {
    return "https".equals(own.getScheme())
            && "http".equals(told.getScheme())
            && told.getPort() == own.getPort()
        ? URI.create("https" + told.toString().substring("http".length()))
        : told;
  }

  private static boolean stays(URI told, URI own, SiteAdapter adapter) {
    boolean onSite = isKnown(adapter) ? adapter.isArticle(told) : host(told).equals(host(own));
    return onSite && Canonical.isPlausible(told, own);
  }

  private static String host(URI url) {
    String host = Optional.ofNullable(url.getHost()).orElse("");
    return HostNames.withoutWww(host);
  }
}
