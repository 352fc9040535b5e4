package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page's site is called, to tell its name from the page's own words. */
final class SiteNames {
  /** Between the parts of a document's title; Chinese sites put no space around it. */
  private static final Pattern DIVIDER =
      Pattern.compile("\\s+[|‹›»«·•:–—_/-]{1,2}\\s+|\\s*[|｜ㅣ]\\s*|(?<=[\\p{IsHan}！？。])[-_—]+");

  private static final String DIVIDERS = "|‹›»«·•:–—_/-";
  private static final String CLOSE_DIVIDERS = "|｜ㅣ";
  private static final char FIRST_HAN = '\u2E80';

  /** What most Chinese sites are called: a net, a daily, a channel. */
  private static final Pattern CHINESE =
      Pattern.compile("\\p{IsHan}{1,6}(?:[网網]|在线|新闻|日报|晚报|时报|频道)");

  private static final int SHORTEST = 3;

  private static final List<Selector> PLACES =
      List.of(new Selector.Meta("og:site_name"), new Selector.JsonLd("publisher.name"));

  /** Some sites put each page's title there. */
  private static final Selector APPLICATION = new Selector.Meta("application-name");

  private static final Selector TITLE = new Selector.Meta("og:title");

  /** A shorter name of a host is a word of its own too often. */
  private static final int LONG = 6;

  private final Set<String> keys;
  private final String host;

  private SiteNames(Set<String> keys, String host) {
    this.keys = keys;
    this.host = host;
  }

  static SiteNames of(ParsedPage page, SiteAdapter adapter) {
    Stream<String> told = PLACES.stream().flatMap(p -> texts(p, page));
    List<String> titles = texts(TITLE, page).toList();
    Stream<String> application = texts(APPLICATION, page).filter(name -> !titles.contains(name));
    return new SiteNames(
        Stream.of(adapterNames(adapter), told, application, hostNames(page.url()))
            .flatMap(names -> names)
            .map(SameText::key)
            .filter(key -> key.length() >= SHORTEST)
            .collect(Collectors.toUnmodifiableSet()),
        SameText.key(shortName(page.url())));
  }

  private static Stream<String> texts(Selector place, ParsedPage page) {
    return place.select(page).stream().map(Selector.Found::text);
  }

  /** A base is called after a kind of sites, "news", and has no hosts. */
  private static Stream<String> adapterNames(SiteAdapter adapter) {
    return adapter.hosts().isEmpty() ? Stream.of() : Stream.of(adapter.name(), adapter.site());
  }

  boolean contains(String text) {
    return containsKey(SameText.key(text));
  }

  /** As {@link #contains} of a text whose key is known. */
  boolean containsKey(String key) {
    return keys.contains(key);
  }

  /** Whether a name says the site's: the paper, its staff, the society behind it. */
  boolean isNamedIn(String name) {
    String key = SameText.key(name);
    return keys.contains(key) || (host.length() >= LONG && key.contains(host));
  }

  /** A title of the head without the site's name before it, or behind it with what follows. */
  String without(String title) {
    if (!mayBeDivided(title)) {
      return title;
    }
    Matcher divider = DIVIDER.matcher(title);
    int end = 0;
    int from = 0;
    while (divider.find()) {
      if (isName(title.substring(from, divider.start()))) {
        return from == 0 ? title.substring(divider.end()) : title.substring(0, end);
      }
      end = divider.start();
      from = divider.end();
    }
    return from > 0 && isName(title.substring(from)) ? title.substring(0, end) : title;
  }

  private boolean isName(String part) {
    return contains(part) || CHINESE.matcher(part).matches();
  }

  /** Whether a sign stands where it may divide: of most titles the pattern finds nothing. */
  private static boolean mayBeDivided(String title) {
    for (int i = 0; i < title.length(); i++) {
      char c = title.charAt(i);
      char before = i == 0 ? ' ' : title.charAt(i - 1);
      if (CLOSE_DIVIDERS.indexOf(c) >= 0
          || (DIVIDERS.indexOf(c) >= 0 && (before <= ' ' || before >= FIRST_HAN))) {
        return true;
      }
    }
    return false;
  }

  /** The parts of a title of the head, those that name the site left out. */
  List<String> parts(String title) {
    return DIVIDER.splitAsStream(title).filter(part -> !contains(part)).toList();
  }

  /** A title of the head whole, then without its last parts one by one: they may name the site. */
  List<String> beginnings(String title) {
    List<String> beginnings = new ArrayList<>(List.of(title));
    Matcher divider = DIVIDER.matcher(title);
    while (divider.find()) {
      beginnings.add(1, title.substring(0, divider.start()));
    }
    return beginnings;
  }

  /** {@code www.example.co.uk} is called that, {@code example.co.uk} and {@code example}. */
  private static Stream<String> hostNames(URI url) {
    String host = Optional.ofNullable(url.getHost()).orElse("");
    return Stream.of(host, bare(host), shortName(url));
  }

  private static String shortName(URI url) {
    String bare = bare(Optional.ofNullable(url.getHost()).orElse(""));
    return bare.substring(0, Math.max(0, bare.indexOf('.')));
  }

  private static String bare(String host) {
    return HostNames.withoutWww(host);
  }
}
