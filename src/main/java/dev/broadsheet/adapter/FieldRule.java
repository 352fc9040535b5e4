package dev.broadsheet.adapter;

import java.util.List;

/**
 * Candidates for a field in order of trust: the first that yields a value which the field can hold
 * wins.
 */
public record FieldRule(List<Candidate> candidates) {
  public FieldRule {
    candidates = List.copyOf(candidates);
  }
}
