package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out of a body what only repeats title, subtitle or lead. */
final class Repeats {
  /** A repeated title stands at the head, or as a heading anywhere; further down it is text. */
  private static final int HEAD = 4;

  private Repeats() {}

  static List<Block> without(
      List<Block> blocks, Optional<String> title, Optional<String> subtitle) {
    Set<String> said =
        Stream.of(title, subtitle)
            .flatMap(Optional::stream)
            .map(SameText::key)
            .filter(k -> !k.isEmpty())
            .collect(Collectors.toSet());
    int[] texts = {0};
    return blocks.stream()
        .filter(
            block -> {
              String text = block.text();
              boolean atHead =
                  (!text.isEmpty() && texts[0]++ < HEAD) || block instanceof Block.Heading;
              return text.isEmpty() || !atHead || !said.contains(SameText.key(text));
            })
        .toList();
  }

  /** The body without its first text where that is the lead. */
  static List<Block> withoutLead(List<Block> blocks, String lead) {
    Optional<Block> first = blocks.stream().filter(b -> !b.text().isEmpty()).findFirst();
    return first.isPresent() && SameText.same(first.get().text(), lead)
        ? blocks.stream().filter(b -> !b.equals(first.get())).toList()
        : blocks;
  }
}
