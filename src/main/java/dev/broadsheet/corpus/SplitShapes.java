package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.corpus.SplitRule.FromDays;
import dev.broadsheet.corpus.SplitRule.NamedSites;
import dev.broadsheet.corpus.SplitRule.Shares;
import dev.broadsheet.corpus.SplitRule.SiteShares;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a corpus's file can say of its splits. */
final class SplitShapes {
  /** What splits are made by. */
  private enum By {
    SITE,
    DATE
  }

  private static final Key<Integer> TRAIN_SHARE =
      Key.required("train", Kinds.integer(0, Shares.WHOLE), "80", "Percent for training.");
  private static final Key<Integer> DEV_SHARE =
      Key.optional("dev", Kinds.integer(0, Shares.WHOLE), "10", "Percent for tuning.").or(0, "0");
  private static final Key<Integer> TEST_SHARE =
      Key.required("test", Kinds.integer(0, Shares.WHOLE), "10", "Percent for testing.");
  static final Shape<Shares> SHARES_SHAPE =
      new Shape<>(
          "shares",
          "How much each split has.",
          List.of(TRAIN_SHARE, DEV_SHARE, TEST_SHARE),
          SplitShapes::shares);

  private static final Key<LocalDate> DEV_DAY =
      Key.optional("dev", Kinds.DATE, "2025-10-01", "The first day of tuning.");
  private static final Key<LocalDate> TEST_DAY =
      Key.required("test", Kinds.DATE, "2025-11-01", "The first day of testing.");
  static final Shape<FromDays> FROM_SHAPE =
      new Shape<>(
          "from", "Where splits by date begin.", List.of(DEV_DAY, TEST_DAY), SplitShapes::days);

  private static final Key<List<String>> DEV_SITES =
      Key.optional("dev", Kinds.oneOrMany(Kinds.TEXT), "[a.example]", "Sites for tuning.");
  private static final Key<List<String>> TEST_SITES =
      Key.required("test", Kinds.oneOrMany(Kinds.TEXT), "[b.example]", "Sites for testing.");
  static final Shape<NamedSites> SITES_SHAPE =
      new Shape<>(
          "sites",
          "Which sites are not for training.",
          List.of(DEV_SITES, TEST_SITES),
          values ->
              Optional.of(
                  new NamedSites(
                      values.find(DEV_SITES).orElse(List.of()), values.get(TEST_SITES))));

  private static final Key<By> BY =
      Key.required("by", Kinds.choice(By.class), "date", "`site` or `date`.");
  private static final Key<Shares> SHARES =
      Key.optional(
          "shares",
          SHARES_SHAPE,
          "{train: 80, dev: 10, test: 10}",
          "Percents. By date the oldest articles are for training and the newest for testing; by"
              + " site the sites are drawn, so that with few sites the shares are rough.");
  private static final Key<FromDays> FROM =
      Key.optional(
          "from",
          FROM_SHAPE,
          "{dev: 2025-10-01, test: 2025-11-01}",
          "By date, in place of shares: the first day of each split; what is older is for"
              + " training.");
  private static final Key<NamedSites> SITES =
      Key.optional(
          "sites",
          SITES_SHAPE,
          "{dev: [a.example], test: [b.example]}",
          "By site, in place of shares: the sites of each split; the others are for training.");
  private static final Key<Integer> SEED =
      Key.optional(
              "seed",
              Kinds.integer(0, Integer.MAX_VALUE),
              "3",
              "By site, with shares: another number draws other sites.")
          .or(0, "0");
  static final Shape<SplitRule> SPLIT =
      new Shape<>(
          "split",
          "How the corpus is divided.",
          List.of(BY, SHARES, FROM, SITES, SEED),
          SplitShapes::rule);

  private SplitShapes() {}

  private static Optional<SplitRule> rule(Values values) {
    By by = values.get(BY);
    Key<?> own = by == By.DATE ? FROM : SITES;
    Key<?> other = by == By.DATE ? SITES : FROM;
    boolean isDrawn = by == By.SITE && values.isGiven(SHARES);
    int before = values.at(BY).mistakes().size();
    Stream.of(other, SEED)
        .filter(k -> values.isGiven(k) && !(k.equals(SEED) && isDrawn))
        .forEach(k -> values.at(k).wrong("found a key that says nothing here, expected none"));
    if (values.isGiven(SHARES) == values.isGiven(own)) {
      values
          .at(BY)
          .wrong(
              "found %s, expected one of shares, %s"
                  .formatted(values.isGiven(own) ? "both" : "neither", own.name()));
    }
    if (values.at(BY).mistakes().size() > before) {
      return Optional.empty();
    }
    return switch (by) {
      case SITE ->
          values
              .find(SHARES)
              .<SplitRule>map(shares -> new SiteShares(shares, values.get(SEED)))
              .or(() -> values.find(SITES));
      case DATE -> values.find(SHARES).<SplitRule>map(DateShares::new).or(() -> values.find(FROM));
    };
  }

  private static Optional<Shares> shares(Values values) {
    int train = values.get(TRAIN_SHARE);
    int dev = values.get(DEV_SHARE);
    int test = values.get(TEST_SHARE);
    int sum = train + dev + test;
    if (sum != Shares.WHOLE) {
      values.at(TRAIN_SHARE).wrong("found shares that make " + sum + ", expected 100 together");
      return Optional.empty();
    }
    return Optional.of(new Shares(train, dev, test));
  }

  private static Optional<FromDays> days(Values values) {
    Optional<LocalDate> dev = values.find(DEV_DAY);
    LocalDate test = values.get(TEST_DAY);
    if (dev.filter(d -> !d.isBefore(test)).isPresent()) {
      values.at(DEV_DAY).wrong("found no day before test, expected one before " + test);
      return Optional.empty();
    }
    return Optional.of(new FromDays(dev, test));
  }
}
