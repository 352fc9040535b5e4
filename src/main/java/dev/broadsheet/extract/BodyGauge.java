package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a body measures. Its lines are looked at only where it was compared, as that takes its time.
 *
 * @param chars its text's length
 * @param lines its blocks with text; 0 where they were not looked at
 * @param residue those of them that look like what pages say beside their articles
 * @param agreement how far it says what a search of the page finds, 0 to 1; empty where it is the
 *     search's own, or was not compared
 */
public record BodyGauge(int chars, int lines, int residue, OptionalDouble agreement) {
  static final BodyGauge NOTHING = new BodyGauge(0, 0, 0, OptionalDouble.empty());

  public BodyGauge {
    Objects.requireNonNull(agreement, "agreement");
  }

  static BodyGauge of(List<Block> body) {
    int chars = body.stream().mapToInt(block -> block.text().length()).sum();
    return new BodyGauge(chars, 0, 0, OptionalDouble.empty());
  }

  static BodyGauge ofLines(List<Block> body) {
    List<String> lines = body.stream().map(Block::text).filter(t -> !t.isEmpty()).toList();
    int residue = (int) lines.stream().filter(line -> Residue.of(line).isPresent()).count();
    return new BodyGauge(of(body).chars(), lines.size(), residue, OptionalDouble.empty());
  }

  BodyGauge agreeing(double share) {
    return new BodyGauge(chars, lines, residue, OptionalDouble.of(share));
  }

  /** The part of its lines that is residue; empty where none was looked at. */
  public OptionalDouble littered() {
    return lines == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) residue / lines);
  }

  boolean isMostlyResidue() {
    return 2 * residue > lines;
  }
}
