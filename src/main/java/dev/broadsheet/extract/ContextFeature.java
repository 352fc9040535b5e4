package dev.broadsheet.extract;

/**
 * What the search for the body asks of a line once it knows how likely the lines around it are; as
 * {@link LineFeature}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a question is a function without state
enum ContextFeature {
  SHARE(7, (judged, i) -> share(judged, i, 0)),
  SHARE_OF_PARENT(7, (judged, i) -> share(judged, i, 1)),
  SHARE_OF_GRANDPARENT(7, (judged, i) -> share(judged, i, 2)),
  PURITY(7, (judged, i) -> purity(judged, i, 0)),
  PURITY_OF_PARENT(7, (judged, i) -> purity(judged, i, 1)),
  PURITY_OF_GRANDPARENT(7, (judged, i) -> purity(judged, i, 2)),
  LENGTH_AND_STEPS(4 * 6, (judged, i) -> 6 * length(judged, i) + steps(judged, i)),
  LENGTH_AND_SHAPE(4 * 6, (judged, i) -> 6 * length(judged, i) + sixths(judged.shareOfShape(i))),
  SPAN(12, (judged, i) -> span(judged, i)),
  LENGTH_AND_SPAN(4 * 12, (judged, i) -> 12 * length(judged, i) + span(judged, i)),
  STEPS_AND_SPAN(6 * 12, (judged, i) -> 12 * steps(judged, i) + span(judged, i));

  private final int buckets;
  private final Question question;

  ContextFeature(int buckets, Question question) {
    this.buckets = buckets;
    this.question = question;
  }

  private interface Question {
    int bucket(FirstJudgement judged, int i);
  }

  int buckets() {
    return buckets;
  }

  int bucket(FirstJudgement judged, int i) {
    return question.bucket(judged, i);
  }

  private static int length(FirstJudgement judged, int i) {
    return Buckets.of(judged.page().get(i).length(), 25, 80, 240);
  }

  private static int span(FirstJudgement judged, int i) {
    return Buckets.span(i, judged.first(), judged.last());
  }

  private static int steps(FirstJudgement judged, int i) {
    int steps = judged.page().steps(i, judged.container());
    return steps == PageLines.FAR ? 5 : Math.min(4, steps);
  }

  private static int share(FirstJudgement judged, int i, int levels) {
    var element = judged.page().above(i, levels);
    return element == null ? 6 : sixths(judged.shareOfLikely(element));
  }

  private static int purity(FirstJudgement judged, int i, int levels) {
    var element = judged.page().above(i, levels);
    return element == null ? 6 : sixths(judged.purity(element));
  }

  private static int sixths(double share) {
    return Buckets.of(share, .02, .1, .3, .6, .9);
  }
}
