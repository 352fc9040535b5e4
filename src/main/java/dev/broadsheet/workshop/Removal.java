package dev.broadsheet.workshop;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule by which what a person points at would be left out of the body.
 *
 * @param list in which the rule goes
 * @param label the selector or the pattern
 * @param rule as an adapter writes it
 * @param end the rule by which the body would end there instead; only lines have one
 * @param fits from how many of the other pages it takes something
 * @param much from how many pages it takes much more than what is pointed at
 * @param yields what it takes from the body of each of the pages
 */
public record Removal(
    RuleList.OfBody list,
    String label,
    String rule,
    Optional<String> end,
    int fits,
    int much,
    List<Suggestion.Yield> yields) {
  public Removal {
    Objects.requireNonNull(list, "list");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(end, "end");
    yields = List.copyOf(yields);
  }
}
