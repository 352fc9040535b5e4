package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells how far two bodies say the same. */
final class Agreement {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Agreement() {}

  /** The F1 of their words, each as often as it stands there: 0 to 1. */
  static double between(List<Block> one, List<Block> other) {
    Map<String, Integer> left = new HashMap<>();
    List<String> here = words(one).toList();
    List<String> there = words(other).toList();
    here.forEach(word -> left.merge(word, 1, Integer::sum));
    long common = there.stream().filter(word -> left.merge(word, -1, Integer::sum) >= 0).count();
    int all = here.size() + there.size();
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static Stream<String> words(List<Block> body) {
    return body.stream().map(Block::text).flatMap(BLANKS::splitAsStream).filter(w -> !w.isEmpty());
  }
}
