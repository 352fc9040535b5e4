package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an adapter can say of the fields of an article. */
final class FieldShapes {
  private static final Set<Field> DATES = Set.of(Field.PUBLISHED, Field.MODIFIED);

  private static final Kind<List<Candidate>> RULE =
      Kinds.checked(
          CandidateShapes.RULE,
          candidates ->
              candidates.stream().limit(candidates.size() - 1L).noneMatch(Candidate::isNone),
          "found none before others, expected it behind them: nothing is looked for after it");

  private static final Kind<List<Candidate>> UNDATED_RULE =
      Kinds.checked(
          RULE,
          candidates ->
              candidates.stream().allMatch(c -> c.format().isEmpty() && c.zone().isEmpty()),
          "found a format or a zone, expected it in published and modified only");

  private static final Key<BodyRule> BODY =
      Key.optional(
          "body", BodyShapes.BODY, "{in: div.article-text, drop: .share}", doc(Field.BODY));

  private static final Map<Field, Key<List<Candidate>>> RULES = rules();

  /** The rules of one layout. */
  static final Shape<FieldRules> FIELDS =
      new Shape<>(
          "fields",
          "For each field its candidates in order of trust: the first that yields a value which the"
              + " field can hold wins. What the base offers stands behind them; `none` in its"
              + " place, or behind others, says that the field is not to be looked for there.",
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
        (field, key) -> values.find(key).ifPresent(c -> fields.put(field, FieldRule.of(c))));
    BodyRule body = values.find(BODY).orElse(BodyRule.NONE);
    return Optional.of(new FieldRules(fields, body));
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
      case LICENSE -> "Under which terms the text may be used: an address or a name.";
      case FREE ->
          "Whether it can be read without paying: true or false, or what JSON-LD and"
              + " `article:content_tier` write for them.";
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
      case LICENSE -> "'a[rel=license]@abs:href'";
      case FREE -> "{jsonld: isAccessibleForFree}";
      case CANONICAL -> "'link[rel=canonical]@href'";
    };
  }
}
