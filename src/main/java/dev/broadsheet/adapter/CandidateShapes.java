package dev.broadsheet.adapter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How an adapter names the places where a field may stand. */
final class CandidateShapes {
  private static final Kind<DateTimeFormatter> FORMAT_KIND =
      Kinds.text(
          "a date pattern as in java.time", Map.of("type", "string"), CandidateShapes::format);

  private static final Key<String> ATTR =
      Key.optional(
          "attr",
          SelectorKinds.ATTRIBUTE,
          "datetime",
          "The attribute to take, instead of the text; `css: a@href` is the same. `abs:href` makes"
              + " an address absolute.");
  private static final Key<Boolean> ALL =
      Key.optional(
              "all", Kinds.FLAG, "true", "Takes every value found, for fields that hold several.")
          .or(false, "false");
  private static final Key<DateTimeFormatter> FORMAT =
      Key.optional(
          "format",
          FORMAT_KIND,
          "'d MMMM yyyy, HH:mm'",
          "The only form of date to read there, as a pattern of java.time, with month names in the"
              + " site's language, in any case. Without it every known form is read.");
  private static final Key<ZoneId> ZONE =
      Key.optional(
          "zone",
          Kinds.ZONE,
          "Europe/Kyiv",
          "The zone of clock times there, where it is not the site's.");
  private static final Key<List<Transform>> TRANSFORMS =
      Key.optional(
          "transforms",
          Kinds.oneOrMany(Transforms.KIND),
          "[{strip-prefix: 'By '}]",
          "Steps on each text found, in order.");

  private static final Key<Selector.Css> CSS =
      Key.required(
          "css",
          SelectorKinds.CSS,
          "h1.headline",
          "CSS in jsoup's dialect; the text of the element, or `@attribute`.");
  private static final Key<CompiledXPath> XPATH =
      Key.required(
          "xpath",
          SelectorKinds.XPATH,
          "//h1[@class='headline']",
          "XPath 1.0; element names in lower case. `//@attribute` takes the attribute.");
  private static final Key<String> JSONLD =
      Key.required(
          "jsonld",
          SelectorKinds.JSONLD,
          "author.name",
          "A path into the JSON-LD object that describes the article. Lists are walked, references"
              + " followed; an object at the end stands for its `name`, `@value` or `url`.");
  private static final Key<String> META =
      Key.required(
          "meta",
          Kinds.TEXT,
          "'og:title'",
          "The content of meta elements by `name`, `property`, `itemprop` or `http-equiv`.");
  private static final Key<Pattern> URL =
      Key.required(
          "url",
          Kinds.PATTERN,
          "'^https://example\\.org/([a-z]+)/'",
          "The first group of a pattern in the page's URL, or the whole match of one without"
              + " groups.");

  private static final Kind<Candidate> PLAIN =
      Kinds.text(
          SelectorKinds.CSS.words(),
          SelectorKinds.CSS.schema(),
          text -> Candidate.of(SelectorKinds.css(text)));

  private static final Kind<Candidate> CANDIDATE =
      Kinds.shortOr(
          PLAIN,
          Kinds.byFirstKey(
              List.of(
                  elements(
                      "css",
                      "A place by CSS. A plain string is the same.",
                      CSS,
                      CandidateShapes::withAttribute),
                  elements(
                      "xpath",
                      "A place by XPath.",
                      XPATH,
                      (path, attr) -> Optional.of(new Selector.XPath(path, attr))),
                  values("jsonld", "A value of the page's JSON-LD.", JSONLD, Selector.JsonLd::new),
                  values("meta", "A meta element.", META, Selector.Meta::new),
                  values("url", "A part of the page's address.", URL, Selector.UrlPart::new))));

  /** Candidates in order of trust, or one alone. */
  static final Kind<List<Candidate>> RULE = Kinds.oneOrMany(CANDIDATE);

  private CandidateShapes() {}

  private static <S> Shape<Candidate> values(
      String name, String doc, Key<S> key, Function<S, Selector> selector) {
    return new Shape<>(
        name,
        doc,
        List.of(key, ALL, FORMAT, ZONE, TRANSFORMS),
        v -> Optional.of(candidate(v, selector.apply(v.get(key)))));
  }

  private static <S> Shape<Candidate> elements(
      String name,
      String doc,
      Key<S> key,
      BiFunction<S, Optional<String>, Optional<Selector>> selector) {
    return new Shape<>(
        name,
        doc,
        List.of(key, ATTR, ALL, FORMAT, ZONE, TRANSFORMS),
        v -> {
          Optional<Selector> made = selector.apply(v.get(key), v.find(ATTR));
          if (made.isEmpty()) {
            v.at(ATTR).wrong("found attr beside an attribute after @, expected one of the two");
          }
          return made.map(s -> candidate(v, s));
        });
  }

  private static Optional<Selector> withAttribute(Selector.Css css, Optional<String> attribute) {
    if (css.attribute().isPresent() && attribute.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Selector.Css(css.path(), css.attribute().or(() -> attribute)));
  }

  private static Candidate candidate(Values v, Selector selector) {
    return new Candidate(
        selector,
        v.find(TRANSFORMS).orElse(List.of()),
        v.get(ALL),
        v.find(FORMAT),
        v.find(ZONE),
        false,
        selector.label());
  }

  /** The locale is the site's and is set when the adapter is put together. */
  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ROOT);
  }
}
