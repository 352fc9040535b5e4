package dev.broadsheet.extract;

import dev.broadsheet.extract.PageLine.Kind;

/**
 * What the search for the body asks of a line before it knows of the others' answers. Each has some
 * buckets, and a line falls into one of them, or none; the weights of buckets are learned.
 */
// The order of constants is that of the weights' buckets; a question is a function without state.
@SuppressWarnings({"EnumOrdinal", "ImmutableEnumChecker"})
enum LineFeature {
  BIAS(1, (page, i) -> 0),
  KIND(Kind.values().length, (page, i) -> page.get(i).kind().ordinal()),
  LENGTH_AND_LINKS(
      8 * 6,
      (page, i) ->
          6 * page.get(i).extent() + Buckets.of(page.get(i).linked(), .001, .15, .33, .6, .95)),
  LENGTH_AND_END(8 * 4, (page, i) -> 4 * page.get(i).extent() + page.get(i).end().ordinal()),
  LENGTH_AND_START(5 * 6, (page, i) -> 6 * length(page, i, 5) + page.get(i).start().ordinal()),
  LENGTH_AND_COMMAS(6 * 4, (page, i) -> 4 * length(page, i, 6) + Math.min(3, page.get(i).commas())),
  LENGTH_AND_DIGITS(
      5 * 5,
      (page, i) ->
          5 * length(page, i, 5) + Buckets.of(page.get(i).digitShare(), .001, .05, .15, .3)),
  SHOUTED(5, (page, i) -> page.get(i).isShouted() ? length(page, i, 5) : Buckets.NONE),
  COPYRIGHT(1, (page, i) -> page.get(i).hasCopyright() ? 0 : Buckets.NONE),
  AT(1, (page, i) -> page.get(i).hasAt() ? 0 : Buckets.NONE),
  BAR(5, (page, i) -> page.get(i).hasBar() ? length(page, i, 5) : Buckets.NONE),
  ADDRESS(5, (page, i) -> page.get(i).hasAddress() ? length(page, i, 5) : Buckets.NONE),
  CLOCK(5, (page, i) -> page.get(i).hasClock() ? length(page, i, 5) : Buckets.NONE),
  YEAR(5, (page, i) -> page.get(i).hasYear() ? length(page, i, 5) : Buckets.NONE),
  BEFORE(4 * 3 + 1, (page, i) -> neighbour(page, i - 1)),
  AFTER(4 * 3 + 1, (page, i) -> neighbour(page, i + 1)),
  SAME_BEFORE(4, (page, i) -> likeness(page, i, i - 1)),
  SAME_AFTER(4, (page, i) -> likeness(page, i, i + 1)),
  SHARE(6, (page, i) -> share(page, i, 0)),
  SHARE_OF_PARENT(6, (page, i) -> share(page, i, 1)),
  SHARE_OF_GRANDPARENT(6, (page, i) -> share(page, i, 2)),
  LENGTH_AND_STEPS(
      6 * 5,
      (page, i) -> {
        int steps = page.steps(i, page.best());
        return 5 * length(page, i, 6) + (steps == PageLines.FAR ? 4 : Math.min(3, steps));
      }),
  LENGTH_AND_SPAN(
      6 * 12,
      (page, i) ->
          12 * length(page, i, 6) + Buckets.span(i, page.firstRunning(), page.lastRunning())),
  LENGTH_AND_HEADLINE(
      5 * 10, (page, i) -> 10 * length(page, i, 5) + behindHeadline(i, page.headline())),
  PLACE(8, (page, i) -> Buckets.of(i / (double) page.size(), .05, .1, .2, .4, .6, .8, .9)),
  REPEATED(5, (page, i) -> page.isRepeated(i) ? length(page, i, 5) : Buckets.NONE),
  TITLE(1, (page, i) -> page.isTitle(i) ? 0 : Buckets.NONE),
  DESCRIBED(1, (page, i) -> page.isDescribed(i) ? 0 : Buckets.NONE),
  LENGTH_AND_RESIDUE(
      3 * Residue.Kind.values().length,
      (page, i) -> {
        int length = Buckets.of(page.get(i).length(), 45, 140);
        return page.get(i).residue().map(kind -> 3 * kind.ordinal() + length).orElse(Buckets.NONE);
      }),
  LENGTH_AND_PROMISED(
      6 * 5, (page, i) -> 5 * length(page, i, 6) + Buckets.of(page.promised(i), 1, 2, 3, 5)),
  TOLD(3, LineFeature::told);

  private static final int SHORT_KEY = 15;

  private final int buckets;
  private final Question question;

  LineFeature(int buckets, Question question) {
    this.buckets = buckets;
    this.question = question;
  }

  private interface Question {
    int bucket(PageLines page, int i);
  }

  int buckets() {
    return buckets;
  }

  /** The bucket of a line; {@link Buckets#NONE} where the question does not arise. */
  int bucket(PageLines page, int i) {
    return question.bucket(page, i);
  }

  private static int told(PageLines page, int i) {
    if (!page.promises().hasText()) {
      return Buckets.NONE;
    }
    String key = page.key(i);
    return key.length() <= SHORT_KEY ? 0 : page.promises().tells(key) ? 1 : 2;
  }

  private static int length(PageLines page, int i, int buckets) {
    return Math.min(buckets - 1, page.get(i).extent());
  }

  private static int neighbour(PageLines page, int i) {
    if (i < 0 || i >= page.size()) {
      return 12;
    }
    PageLine line = page.get(i);
    return 3 * Buckets.of(line.length(), 25, 80, 240) + Buckets.of(line.linked(), .33, .8);
  }

  private static int likeness(PageLines page, int i, int other) {
    if (other < 0 || other >= page.size()) {
      return Buckets.NONE;
    }
    PageLine a = page.get(i);
    PageLine b = page.get(other);
    return (a.container().equals(b.container()) ? 2 : 0)
        + (a.holder().normalName().equals(b.holder().normalName()) ? 1 : 0);
  }

  private static int share(PageLines page, int i, int levels) {
    return Buckets.of(page.runningShare(i, levels), .001, .05, .2, .4, .8);
  }

  private static int behindHeadline(int i, int headline) {
    if (headline < 0) {
      return 9;
    }
    return i < headline ? 8 : i == headline ? 7 : Buckets.of(i - headline, 2, 3, 5, 9, 20, 60);
  }
}
