package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an adapter can say of fields: candidates, the body and its lines. */
final class FieldShapes {
  private static final Set<Field> DATES = Set.of(Field.PUBLISHED, Field.MODIFIED);

  private static final Kind<DateTimeFormatter> FORMAT_KIND =
      Kinds.text("a date pattern as in java.time", Map.of("type", "string"), FieldShapes::format);

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
                      FieldShapes::withAttribute),
                  elements(
                      "xpath",
                      "A place by XPath.",
                      XPATH,
                      (path, attr) -> Optional.of(new Selector.XPath(path, attr))),
                  values("jsonld", "A value of the page's JSON-LD.", JSONLD, Selector.JsonLd::new),
                  values("meta", "A meta element.", META, Selector.Meta::new),
                  values("url", "A part of the page's address.", URL, Selector.UrlPart::new))));

  private static final Kind<List<Candidate>> RULE = Kinds.oneOrMany(CANDIDATE);

  private static final Kind<List<Candidate>> UNDATED_RULE =
      Kinds.checked(
          RULE,
          candidates ->
              candidates.stream().allMatch(c -> c.format().isEmpty() && c.zone().isEmpty()),
          "found a format or a zone, expected it in published and modified only");

  private static final Key<Pattern> DROP_LINE =
      Key.required(
          "drop",
          Kinds.PATTERN,
          "'^Read also:'",
          "Leaves out each line in which the pattern is found.");
  private static final Key<Pattern> CUT_LINE =
      Key.required(
          "cut",
          Kinds.PATTERN,
          "'^More news$'",
          "Ends the body before the first line in which the pattern is found.");
  private static final Key<Pattern> TAKE_LINE =
      Key.required(
          "take",
          Kinds.PATTERN,
          "'^Source: (\\S+)$'",
          "Leaves out each line in which the pattern is found, and gives its groups to fields that"
              + " have no better value.");
  private static final Key<List<Field>> AS =
      Key.required(
          "as",
          Kinds.oneOrMany(Kinds.choice(takeable())),
          "source",
          "The fields that the groups go to, in order.");

  private static final Kind<LineRule> LINE =
      Kinds.byFirstKey(
          List.of(
              new Shape<LineRule>(
                  "line-drop",
                  "A line that is not the article's.",
                  List.of(DROP_LINE),
                  v -> Optional.of(new LineRule.Drop(v.get(DROP_LINE)))),
              new Shape<LineRule>(
                  "line-cut",
                  "The line after which nothing is the article's.",
                  List.of(CUT_LINE),
                  v -> Optional.of(new LineRule.Cut(v.get(CUT_LINE)))),
              new Shape<LineRule>(
                  "line-take",
                  "A line that holds a field's value.",
                  List.of(TAKE_LINE, AS),
                  FieldShapes::take)));

  private static final Key<List<Candidate>> IN =
      Key.optional(
          "in",
          RULE,
          "div.article-text",
          "The body's container, or candidates for it in order of trust.");
  private static final Key<List<Selector.Css>> DROP =
      Key.optional(
          "drop",
          Kinds.oneOrMany(SelectorKinds.CSS),
          "[.share, .related]",
          "What is taken out of the container before it is read.");
  private static final Key<List<LineRule>> LINES =
      Key.optional(
          "lines",
          Kinds.list(LINE),
          "[{drop: '^Read also:'}]",
          "Rules on whole lines of text, for residue that markup can't separate; applied in"
              + " order.");

  private static final Kind<BodyRule> BODY_KIND =
      Kinds.shortOr(
          Kinds.text(
              SelectorKinds.CSS.words(),
              SelectorKinds.CSS.schema(),
              text ->
                  new BodyRule(
                      List.of(Candidate.of(SelectorKinds.css(text))), List.of(), List.of())),
          new Shape<>(
              "body",
              "Where the body stands and what in it is not the article. A plain CSS selector is"
                  + " short for `in`.",
              List.of(IN, DROP, LINES),
              v ->
                  Optional.of(
                      new BodyRule(
                          v.find(IN).orElse(List.of()),
                          v.find(DROP).orElse(List.of()),
                          v.find(LINES).orElse(List.of())))));

  private static final Key<BodyRule> BODY =
      Key.optional("body", BODY_KIND, "{in: div.article-text, drop: .share}", doc(Field.BODY));

  private static final Map<Field, Key<List<Candidate>>> RULES = rules();

  /** The rules of one layout. */
  static final Shape<FieldRules> FIELDS =
      new Shape<>(
          "fields",
          "For each field its candidates in order of trust: the first that yields a value which the"
              + " field can hold wins. What the base offers stands behind them.",
          keys(),
          FieldShapes::fieldRules);

  private FieldShapes() {}

  private static Map<Field, Key<List<Candidate>>> rules() {
    Map<Field, Key<List<Candidate>>> keys = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (field != Field.BODY) {
        Kind<List<Candidate>> kind = DATES.contains(field) ? RULE : UNDATED_RULE;
        keys.put(field, Key.optional(field.key(), kind, example(field), doc(field)));
      }
    }
    return keys;
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>();
    for (Field field : Field.values()) {
      Key<List<Candidate>> rule = RULES.get(field);
      keys.add(rule == null ? BODY : rule);
    }
    return keys;
  }

  private static Optional<FieldRules> fieldRules(Values values) {
    Map<Field, FieldRule> fields = new EnumMap<>(Field.class);
    RULES.forEach(
        (field, key) -> values.find(key).ifPresent(c -> fields.put(field, new FieldRule(c))));
    BodyRule body = values.find(BODY).orElse(new BodyRule(List.of(), List.of(), List.of()));
    return Optional.of(new FieldRules(fields, body));
  }

  private static Optional<LineRule> take(Values values) {
    Pattern pattern = values.get(TAKE_LINE);
    int groups = pattern.matcher("").groupCount();
    List<Field> as = values.get(AS);
    if (groups != as.size()) {
      values
          .at(TAKE_LINE)
          .wrong(
              "found a pattern with "
                  + groups
                  + " groups, expected one for each field of as: "
                  + as.size());
      return Optional.empty();
    }
    return Optional.of(new LineRule.Take(pattern, as));
  }

  private static Map<String, Field> takeable() {
    Map<String, Field> named = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      if (field != Field.BODY) {
        named.put(field.key(), field);
      }
    }
    return named;
  }

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
    return Optional.of(
        new Selector.Css(css.source(), css.evaluator(), css.attribute().or(() -> attribute)));
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

  private static String doc(Field field) {
    return switch (field) {
      case TITLE -> "The headline.";
      case SUBTITLE -> "The line below the headline.";
      case LEAD -> "The summary that stands before the body.";
      case BODY -> "The body.";
      case PUBLISHED -> "When the article was published.";
      case MODIFIED -> "When it was last changed.";
      case AUTHORS -> "Who wrote it; with `all: true` every one.";
      case TAGS -> "Subjects; with `all: true` every one.";
      case SECTION -> "The part of the site.";
      case LANGUAGE -> "The language, as BCP 47.";
      case IMAGE -> "The address of the main picture.";
      case CAPTION -> "The main picture's caption.";
      case CREDIT -> "Whose picture it is.";
      case SOURCE -> "Where the text was taken from: a name or an address.";
      case CANONICAL -> "The article's own address.";
    };
  }

  private static String example(Field field) {
    return switch (field) {
      case TITLE -> "[h1.headline, h1]";
      case SUBTITLE -> "h2.subheader";
      case LEAD -> "'p[itemprop=description]'";
      case BODY -> "div.article-text";
      case PUBLISHED -> "[{css: time, attr: datetime}, {css: .date, format: 'd MMMM yyyy'}]";
      case MODIFIED -> "{meta: 'article:modified_time'}";
      case AUTHORS -> "{css: .byline a, all: true}";
      case TAGS -> "{css: .tags a, all: true}";
      case SECTION -> "{url: '^https://example\\.org/([a-z]+)/'}";
      case LANGUAGE -> "html@lang";
      case IMAGE -> "figure.main img@abs:src";
      case CAPTION -> "figure.main figcaption";
      case CREDIT -> "figure.main .credit";
      case SOURCE -> ".source a@href";
      case CANONICAL -> "'link[rel=canonical]@href'";
    };
  }
}
