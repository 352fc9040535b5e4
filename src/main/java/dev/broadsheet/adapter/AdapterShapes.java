package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.net.IDN;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file of an adapter or of a base can say. */
final class AdapterShapes {
  private static final Pattern SITE_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*(:\\d{1,5})?(/[a-z0-9._~-]+)*");

  static final Key<String> SITE =
      Key.required(
          "site",
          Kinds.matching("a name in lower case such as example.org", SITE_NAME),
          "example.org",
          "The unique name, by habit the host without www.");
  static final Key<String> NAME =
      Key.optional(
          "name",
          Kinds.TEXT,
          "The Example",
          "What a reader calls it; the `site` where it is not given.");
  static final Key<String> LANGUAGE =
      Key.optional(
          "language",
          Kinds.text(
              "a language such as en or uk",
              Map.of("type", "string", "pattern", "^[A-Za-z]{2,3}([-_].+)?$"),
              AdapterShapes::language),
          "en",
          "The language of most of its articles, as BCP 47. Month names of a `format` are in it.");
  static final Key<String> COUNTRY =
      Key.optional(
          "country",
          Kinds.text(
              "a country in two capitals such as UA",
              Map.of("enum", Stream.of(Locale.getISOCountries()).sorted().toList()),
              AdapterShapes::country),
          "UA",
          "Where it is published, as ISO 3166.");
  static final Key<ZoneId> TIMEZONE =
      Key.required(
          "timezone", Kinds.ZONE, "Europe/London", "The zone of clock times that carry no offset.");
  static final Key<String> EXTENDS =
      Key.optional(
          "extends",
          Kinds.TEXT,
          "news",
          "The base whose candidates stand behind the file's own: a file in `adapters/base`.");
  static final Key<List<String>> HOSTS =
      Key.optional(
          "hosts",
          Kinds.oneOrMany(
              Kinds.text(
                  "a host such as www.example.org, *.example.org, example.org:8080 or"
                      + " example.org/ru",
                  Map.of("type", "string", "pattern", "^(\\*\\.)?[^\\s/:*]+(:\\d{1,5})?(/\\S+)?$"),
                  AdapterShapes::host)),
          "[www.example.org]",
          "The hosts of its pages. `*.example.org` takes every subdomain; a port is compared only"
              + " where one stands. `example.org/ru` is what lies below that path, for an edition"
              + " that shares its host; it goes before the host alone. Without `hosts`: the `site`,"
              + " with and without www.");
  static final Key<List<Pattern>> ARTICLES =
      Key.optional(
          "articles",
          Kinds.oneOrMany(Kinds.PATTERN),
          "'^https://www\\.example\\.org/\\d{4}/\\d{2}/[a-z-]+$'",
          "What addresses of articles look like, found anywhere in the URL; without it every URL of"
              + " the hosts is one.");
  static final Key<List<Source>> DISCOVER =
      Key.optional(
          "discover",
          Kinds.list(SourceShapes.SOURCE),
          "[{feed: 'https://www.example.org/rss.xml'}]",
          "Where the site tells of its articles.");
  static final Key<FieldRules> FIELDS =
      Key.optional(
          "fields",
          FieldShapes.FIELDS,
          "{title: h1, body: div.text}",
          "Where each field stands on a page.");
  static final Key<List<Field>> REQUIRE =
      Key.optional(
          "require",
          Kinds.oneOrMany(Kinds.choice(Field.class)),
          "[title, body, published]",
          "The fields without which a page is no article. Without it: what the base requires, else"
              + " title and body.");
  static final Key<List<String>> TAGS =
      Key.optional(
          "tags",
          Kinds.oneOrMany(Kinds.TEXT),
          "[agency, regional]",
          "Kinds of site, for choosing.");
  static final Key<Boolean> ENABLED =
      Key.optional(
              "enabled",
              Kinds.FLAG,
              "false",
              "Whether crawls take the site; say in the notes why not.")
          .or(true, "true");
  static final Key<List<String>> NOTES =
      Key.optional(
          "notes",
          Kinds.oneOrMany(Kinds.TEXT),
          "['The archive ends in 2009.']",
          "What the next person should know.");

  static final Key<List<Selector.Css>> SIGNS =
      Key.optional(
          "signs",
          Kinds.oneOrMany(SelectorKinds.CSS),
          "'meta[name=generator][content^=WordPress]'",
          "What only pages of this platform have: `adapter new` then extends the base.");

  private static final Key<LocalDate> UNTIL =
      Key.required(
          "until", Kinds.DATE, "2016-03-01", "The first day on which the rules no longer hold.");
  private static final Key<FieldRules> LAYOUT_FIELDS =
      Key.required(
          "fields",
          FieldShapes.FIELDS,
          "{body: 'div#article'}",
          "The candidates of that time; those of the next layout stand behind them, then today's.");

  private static final Shape<Layout> LAYOUT =
      new Shape<>(
          "layout",
          "Rules of pages published before a day.",
          List.of(UNTIL, LAYOUT_FIELDS),
          v -> Optional.of(new Layout(v.get(UNTIL), v.get(LAYOUT_FIELDS))));

  static final Key<List<Layout>> LAYOUTS =
      Key.optional(
          "layouts",
          Kinds.checked(
              Kinds.list(LAYOUT),
              layouts -> layouts.stream().map(Layout::until).distinct().count() == layouts.size(),
              "found two layouts until the same day, expected a day of its own for each"),
          "[{until: 2016-03-01, fields: {body: 'div#article'}}]",
          "Older pages keep their own rules.");

  /** An adapter's file. */
  static final Shape<Values> ADAPTER =
      new Shape<>(
          "adapter",
          "A site: `adapters/…/adapter.yaml`.",
          List.of(
              SITE,
              NAME,
              LANGUAGE,
              COUNTRY,
              TIMEZONE,
              EXTENDS,
              HOSTS,
              ARTICLES,
              DISCOVER,
              FetchShapes.FETCH,
              FIELDS,
              REQUIRE,
              LAYOUTS,
              TAGS,
              ENABLED,
              NOTES),
          Optional::of);

  /** A base's file. */
  static final Shape<Values> BASE =
      new Shape<>(
          "base",
          "What adapters can extend: `adapters/base/NAME.yaml`.",
          List.of(EXTENDS, SIGNS, FIELDS, REQUIRE, NOTES),
          Optional::of);

  private AdapterShapes() {}

  private static String language(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text).build();
      String code = locale.getLanguage();
      if (code.length() == 3 || Arrays.asList(Locale.getISOLanguages()).contains(code)) {
        return locale.toLanguageTag();
      }
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("", e);
    }
    throw new IllegalArgumentException("");
  }

  private static String country(String text) {
    if (!Set.of(Locale.getISOCountries()).contains(text)) {
      throw new IllegalArgumentException("");
    }
    return text;
  }

  private static String host(String text) {
    String host = IDN.toASCII(text.toLowerCase(Locale.ROOT));
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("");
    }
    return host;
  }
}
