package dev.broadsheet.adapter;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where an adapter can say that articles are found. */
final class SourceShapes {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::([^{}]*))?\\}");
  private static final String PAGE = "{page}";
  private static final LocalDate ANY_DAY = LocalDate.of(2017, 5, 2);

  private static final Key<URI> FEED =
      Key.required("feed", Kinds.URL, "https://example.org/rss.xml", "An RSS or Atom feed.");
  private static final Key<URI> SITEMAP =
      Key.required(
          "sitemap",
          Kinds.URL,
          "https://example.org/sitemap.xml",
          "A site map, an index of site maps or a news site map; gzip too.");
  private static final Key<String> LISTING =
      Key.required(
          "listing",
          template("a URL, with {page} or without", "^https?://", SourceShapes::listing),
          "https://example.org/news/",
          "A page that lists articles. `{page}` in it counts from 1.");
  private static final Key<String> ARCHIVE =
      Key.required(
          "archive",
          template("a URL with {date:PATTERN}", "^https?://.*\\{date:", SourceShapes::archive),
          "https://example.org/{date:yyyy/MM/dd}/",
          "A page or site map for each day, for back-fill; the pattern as in java.time. `{page}` in"
              + " it counts a day's pages from 1. An address that stays for a month is read once.");
  private static final Key<Selector> LINKS =
      Key.required(
          "links",
          SelectorKinds.LINK,
          "h2 a",
          "CSS of the links to articles; the `href` is taken, or the attribute after `@`.");
  private static final Key<Selector> DAY_LINKS =
      Key.optional(
          "links",
          SelectorKinds.LINK,
          "h2 a",
          "CSS of the links to articles; without it the address is that of a site map.");
  private static final Key<Selector> NEXT =
      Key.optional(
          "next",
          SelectorKinds.LINK,
          "a.next",
          "CSS of the link to the next page; not together with `{page}`.");
  private static final Key<Integer> PAGES =
      Key.optional("pages", Kinds.integer(1, 100_000), "5", "At most so many pages a run.")
          .or(10, "10");
  private static final Key<Integer> DAY_PAGES =
      Key.optional("pages", Kinds.integer(1, 100_000), "5", "At most so many pages of a day.")
          .or(50, "50");
  private static final Key<Boolean> RENDERED =
      Key.optional(
              "render",
              Kinds.choice(new TreeMap<>(Map.of("browser", true, "http", false))),
              "browser",
              "By HTTP, or in a browser, for a list that a script fills.")
          .or(false, "http");
  private static final Key<LocalDate> FROM =
      Key.optional("from", Kinds.DATE, "2010-01-01", "The first day there is.");

  /** One source. */
  static final Kind<Source> SOURCE =
      Kinds.byFirstKey(
          List.of(
              new Shape<Source>(
                  "feed", "A feed.", List.of(FEED), v -> Optional.of(new Source.Feed(v.get(FEED)))),
              new Shape<Source>(
                  "sitemap",
                  "A site map.",
                  List.of(SITEMAP),
                  v -> Optional.of(new Source.Sitemap(v.get(SITEMAP)))),
              new Shape<Source>(
                  "listing",
                  "A page that lists articles, and the pages after it.",
                  Stream.concat(
                          Stream.of(LISTING, LINKS, NEXT, PAGES, RENDERED),
                          BrowserShapes.KEYS.stream())
                      .<Key<?>>map(key -> key)
                      .toList(),
                  SourceShapes::listingOf),
              new Shape<Source>(
                  "archive",
                  "Pages or a site map for each day.",
                  List.of(ARCHIVE, DAY_LINKS, NEXT, DAY_PAGES, FROM),
                  SourceShapes::archiveOf)));

  private SourceShapes() {}

  private static Optional<Source> listingOf(Values v) {
    String template = v.get(LISTING);
    if (!leadsFurther(v, template, PAGES)) {
      return Optional.empty();
    }
    BrowserSteps steps = BrowserShapes.steps(v);
    boolean rendered = v.get(RENDERED);
    if (!rendered && !steps.equals(BrowserSteps.NONE)) {
      v.at(RENDERED).wrong("found steps for a browser, expected render: browser beside them");
      return Optional.empty();
    }
    return Optional.of(
        new Source.Listing(
            template,
            v.get(LINKS),
            v.find(NEXT),
            v.get(PAGES),
            rendered ? Optional.of(steps) : Optional.empty()));
  }

  private static Optional<Source> archiveOf(Values v) {
    String template = v.get(ARCHIVE);
    boolean isPaged = template.contains(PAGE) || v.find(NEXT).isPresent();
    if (isPaged && v.find(DAY_LINKS).isEmpty()) {
      v.at(ARCHIVE).wrong("found pages of a day, expected links beside them: a site map has none");
      return Optional.empty();
    }
    return leadsFurther(v, template, DAY_PAGES)
        ? Optional.of(
            new Source.DateArchive(
                template, v.find(DAY_LINKS), v.find(NEXT), v.get(DAY_PAGES), v.find(FROM)))
        : Optional.empty();
  }

  /** Whether what leads to further pages fits together; what does not is told. */
  private static boolean leadsFurther(Values v, String template, Key<Integer> pages) {
    boolean counts = template.contains(PAGE);
    if (counts && v.find(NEXT).isPresent()) {
      v.at(NEXT).wrong("found next beside {page}, expected one of the two");
      return false;
    }
    if (v.isGiven(pages) && !counts && v.find(NEXT).isEmpty()) {
      v.at(pages)
          .wrong("found pages, but neither {page} in the address nor next, which lead there");
      return false;
    }
    return true;
  }

  private static Kind<String> template(String words, String form, Function<String, String> filled) {
    return Kinds.text(
        words,
        Map.of("type", "string", "pattern", form),
        text -> {
          String address = filled.apply(text);
          if (address.indexOf('{') >= 0 || address.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a brace stands alone");
          }
          Kinds.url(address);
          return text;
        });
  }

  private static String listing(String template) {
    return fill(
        template,
        found -> {
          if (!found.group().equals(PAGE)) {
            throw new IllegalArgumentException(
                found.group() + " is no placeholder: did you mean {page}?");
          }
          return "1";
        });
  }

  private static String archive(String template) {
    String address = fill(template, found -> found.group().equals(PAGE) ? "1" : date(found));
    if (!template.contains("{date:")) {
      throw new IllegalArgumentException("{date:PATTERN} is missing, such as {date:yyyy-MM-dd}");
    }
    return address;
  }

  private static String date(MatchResult found) {
    String pattern = found.group(2);
    if (!"date".equals(found.group(1)) || pattern == null) {
      throw new IllegalArgumentException(
          found.group() + " is no placeholder: did you mean {date:yyyy-MM-dd}?");
    }
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(ANY_DAY);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          found.group() + " has no pattern of a date: " + e.getMessage(), e);
    }
  }

  private static String fill(String template, Function<MatchResult, String> value) {
    return PLACEHOLDER.matcher(template).replaceAll(m -> Matcher.quoteReplacement(value.apply(m)));
  }
}
