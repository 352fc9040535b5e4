package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an adapter can say of the body and its lines. */
final class BodyShapes {
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
                  BodyShapes::take)));

  private static final Key<List<Candidate>> IN =
      Key.optional(
          "in",
          CandidateShapes.RULE,
          "div.article-text",
          "The body's container, or candidates for it in order of trust.");
  private static final Key<Boolean> SIFT =
      Key.optional(
              "sift",
              Kinds.FLAG,
              "true",
              "Judges each line of the container as on a page without a rule, and takes the likely"
                  + " ones: for a container that also holds what no selector can tell from the"
                  + " text. Otherwise all of it is taken.")
          .or(false, "false");
  private static final Key<List<Selector.Css>> DROP =
      Key.optional(
          "drop",
          Kinds.oneOrMany(SelectorKinds.CSS),
          "[.share, .related]",
          "What is taken out of the container before it is read.");
  private static final Key<List<Selector.Css>> HEADINGS =
      Key.optional(
          "headings",
          Kinds.oneOrMany(SelectorKinds.CSS),
          "'p:has(> strong:only-child)'",
          "What in the container is a heading: for sites that write theirs as bold paragraphs.");
  private static final Key<List<LineRule>> LINES =
      Key.optional(
          "lines",
          Kinds.list(LINE),
          "[{drop: '^Read also:'}]",
          "Rules on whole lines of text, for residue that markup can't separate; applied in"
              + " order.");

  /** Where the body stands, and what in it is not the article. */
  static final Kind<BodyRule> BODY =
      Kinds.shortOr(
          Kinds.text(
              SelectorKinds.CSS.words(),
              SelectorKinds.CSS.schema(),
              text ->
                  new BodyRule(
                      List.of(Candidate.of(SelectorKinds.css(text))),
                      false,
                      List.of(),
                      List.of(),
                      List.of())),
          new Shape<>(
              "body",
              "Where the body stands and what in it is not the article. A plain CSS selector is"
                  + " short for `in`.",
              List.of(IN, SIFT, DROP, HEADINGS, LINES),
              v ->
                  Optional.of(
                      new BodyRule(
                          v.find(IN).orElse(List.of()),
                          v.get(SIFT),
                          v.find(DROP).orElse(List.of()),
                          v.find(HEADINGS).orElse(List.of()),
                          v.find(LINES).orElse(List.of())))));

  private BodyShapes() {}

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
}
