package dev.broadsheet.adapter;

import java.util.List;

/**
 * Candidates for a field in order of trust: the first that yields a value which the field can hold
 * wins.
 *
 * @param closed whether there is no value where they yield none: neither a base's candidates stand
 *     behind them, nor is the page searched
 */
public record FieldRule(List<Candidate> candidates, boolean closed) {
  static final FieldRule OPEN = new FieldRule(List.of(), false);

  public FieldRule {
    candidates = List.copyOf(candidates);
  }

  /** Candidates as they are written: what closes them is the last. */
  static FieldRule of(List<Candidate> written) {
    boolean closed = !written.isEmpty() && written.getLast().isNone();
    return new FieldRule(closed ? written.subList(0, written.size() - 1) : written, closed);
  }

  FieldRule before(FieldRule behind) {
    return closed
        ? this
        : new FieldRule(FieldRules.join(candidates, behind.candidates), behind.closed);
  }
}
