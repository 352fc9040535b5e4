package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A site as data: where its articles are found, how they are fetched, and where each field stands
 * on a page. Immutable; everything in it is compiled and checked when it is loaded.
 *
 * @param site the unique name, by habit the host without www: {@code gazeta.ru}
 * @param name what a reader calls it
 * @param language BCP 47, of most of its articles
 * @param country ISO 3166 of where it is published
 * @param timezone of clock times that carry no offset
 * @param hosts in lower case; {@code *.example.ru} takes every subdomain, {@code example.ru/en}
 *     what lies below the path
 * @param articles patterns of article URLs, found anywhere in the URL; empty: every URL of the
 *     hosts is one
 * @param rules today's field rules, the base's behind them
 * @param require fields without which a page is no article
 * @param layouts rules of older pages, the oldest first
 * @param tags kinds of site for choosing: {@code agency}, {@code regional}
 * @param enabled whether crawls take the site; the reason why not stands in the notes
 * @param digest first 8 hex digits of the SHA-256 of the adapter's text and of what it extends
 * @param file where it was read
 */
public record SiteAdapter(
    String site,
    String name,
    Optional<String> language,
    Optional<String> country,
    ZoneId timezone,
    List<String> hosts,
    List<Pattern> articles,
    List<Source> discover,
    FetchOptions fetch,
    FieldRules rules,
    Set<Field> require,
    List<Layout> layouts,
    List<String> tags,
    boolean enabled,
    List<String> notes,
    String digest,
    Path file) {
  /** Any address but that of a front page. */
  private static final List<Pattern> BEHIND_THE_FRONT =
      List.of(Pattern.compile("^https?://[^/?#]+/[^?#]"));

  /** No article has a longer address; patterns are not run on one. */
  private static final int LONGEST_URL = 2048;

  public SiteAdapter {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(timezone, "timezone");
    hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
    articles = List.copyOf(articles);
    discover = List.copyOf(discover);
    require = Set.copyOf(require);
    layouts = List.copyOf(layouts);
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }

  /** Name and digest, as an article's {@code adapter} tells it: {@code gazeta.ru@1f2e3d4c}. */
  public String version() {
    return site + "@" + digest;
  }

  /** Whether the site is asked at a time: always, where it has no hours. */
  public boolean isOpen(Instant time) {
    return fetch
        .hours()
        .map(hours -> hours.contains(LocalTime.ofInstant(time, timezone)))
        .orElse(true);
  }

  /** The same for a crawl that asks no sources and takes what is known. */
  public SiteAdapter withoutSources() {
    return new SiteAdapter(
        site, name, language, country, timezone, hosts, articles, List.of(), fetch, rules, require,
        layouts, tags, enabled, notes, digest, file);
  }

  /** The same for pages whose clock is that of a zone. */
  public SiteAdapter at(ZoneId zone) {
    return new SiteAdapter(
        site, name, language, country, zone, hosts, articles, discover, fetch, rules, require,
        layouts, tags, enabled, notes, digest, file);
  }

  /**
   * The same rules for the pages of another site.
   *
   * @param site its host without www
   */
  SiteAdapter ofSite(String site) {
    return new SiteAdapter(
        site,
        site,
        language,
        country,
        timezone,
        List.of(site, "www." + site),
        BEHIND_THE_FRONT,
        List.of(),
        fetch,
        rules,
        require,
        layouts,
        tags,
        enabled,
        notes,
        digest,
        file);
  }

  /**
   * The rules of a page published on a day; today's where the day is not known.
   *
   * @param published as the page or its source tells it
   */
  public FieldRules rulesFor(Optional<LocalDate> published) {
    return published
        .flatMap(day -> layouts.stream().filter(l -> day.isBefore(l.until())).findFirst())
        .map(Layout::rules)
        .orElse(rules);
  }

  /**
   * Whether the address is on one of the site's hosts. A port is compared only where the host entry
   * names one, a path likewise.
   */
  public boolean owns(URI url) {
    return depth(url) >= 0;
  }

  /**
   * How narrow the host entry is by which the site owns the address.
   *
   * @return the length of its path; below 0: the site does not own the address
   */
  int depth(URI url) {
    String host = url.getHost();
    if (host == null) {
      return -1;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return hosts.stream().mapToInt(h -> depth(h, name, url)).max().orElse(-1);
  }

  /** Whether the address is on the site and has the form of an article's. */
  public boolean isArticle(URI url) {
    String text = url.toString();
    return owns(url)
        && text.length() <= LONGEST_URL
        && (articles.isEmpty() || articles.stream().anyMatch(p -> p.matcher(text).find()));
  }

  private static int depth(String entry, String host, URI url) {
    int slash = entry.indexOf('/');
    String authority = slash < 0 ? entry : entry.substring(0, slash);
    String path = slash < 0 ? "" : entry.substring(slash);
    String asked = authority.indexOf(':') < 0 ? host : host + ":" + port(url);
    boolean fits =
        authority.startsWith("*.")
            ? asked.endsWith(authority.substring(1))
            : asked.equals(authority);
    // addresses are asked of every site: nothing is put together for hosts that do not fit
    boolean owns = fits && (path.isEmpty() || (url.getPath() + "/").startsWith(path + "/"));
    return owns ? path.length() : -1;
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
