package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.corpus.Sample.Balance;
import dev.broadsheet.store.Criterion.Days;
import dev.broadsheet.store.Criterion.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a corpus's file can say of ranges, of near-duplicates and of samples. */
final class ChoiceShapes {
  private static final Key<LocalDate> FROM =
      Key.optional("from", Kinds.DATE, "2025-01-01", "The first day.");
  private static final Key<LocalDate> TO =
      Key.optional("to", Kinds.DATE, "2025-12-31", "The last day.");

  private static final int MOST_WORDS = 10_000_000;
  private static final Key<Integer> FEWEST =
      Key.optional("from", Kinds.integer(0, MOST_WORDS), "50", "At least so many.");
  private static final Key<Integer> MOST =
      Key.optional("to", Kinds.integer(0, MOST_WORDS), "5000", "At most so many.");
  static final Shape<Words> WORDS =
      new Shape<>(
          "words",
          "How long the text is.",
          List.of(FEWEST, MOST),
          values -> {
            Optional<Integer> from = values.find(FEWEST);
            Optional<Integer> to = values.find(MOST);
            if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
              values.at(MOST).wrong("found fewer than from, expected " + from.get() + " or more");
              return Optional.empty();
            }
            return Optional.of(new Words(from, to));
          });

  private static final Key<List<String>> PREFER =
      Key.required(
          "prefer",
          Kinds.oneOrMany(Kinds.TEXT),
          "[a.example, b.example]",
          "Sites, the best first; of others the article that was published first is kept.");
  static final Shape<Keep> PREFER_SHAPE =
      new Shape<>(
          "near-duplicates",
          "Which site's article is kept.",
          List.of(PREFER),
          values -> Optional.of(new Keep.Preferred(values.get(PREFER))));
  static final Kind<Keep> KEEP = Kinds.shortOr(Kinds.choice(keeps()), PREFER_SHAPE);

  private static final Key<Integer> SIZE =
      Key.required("size", Kinds.integer(1, Integer.MAX_VALUE), "10000", "At most so many.");
  private static final Key<Integer> SEED =
      Key.optional(
              "seed",
              Kinds.integer(0, Integer.MAX_VALUE),
              "7",
              "Another number draws another sample; the same draws the same.")
          .or(0, "0");
  private static final Key<Balance> BALANCE =
      Key.optional(
              "balance",
              Kinds.choice(Balance.class),
              "month",
              "Takes equally many of each `site` or `month` of publication, as far as it has them;"
                  + " what some lack the others give.")
          .or(Balance.NONE, "none");
  static final Shape<Sample> SAMPLE =
      new Shape<>(
          "sample",
          "A part drawn by chance.",
          List.of(SIZE, SEED, BALANCE),
          values ->
              Optional.of(new Sample(values.get(SIZE), values.get(SEED), values.get(BALANCE))));

  private ChoiceShapes() {}

  /** A range of days under a name. */
  static Shape<Days> days(String name, String doc) {
    return new Shape<>(
        name,
        doc,
        List.of(FROM, TO),
        values -> {
          Optional<LocalDate> from = values.find(FROM);
          Optional<LocalDate> to = values.find(TO);
          if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
            values
                .at(TO)
                .wrong("found a day before from, expected " + from.get() + " or a later one");
            return Optional.empty();
          }
          return Optional.of(new Days(from, to));
        });
  }

  private static Map<String, Keep> keeps() {
    Map<String, Keep> keeps = new LinkedHashMap<>();
    keeps.put("first", new Keep.First());
    keeps.put("longest", new Keep.Longest());
    return keeps;
  }
}
