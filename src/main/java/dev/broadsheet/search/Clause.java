package dev.broadsheet.search;

import java.time.LocalDate;
import java.util.List;

/** A part of a query. */
public sealed interface Clause {
  /** Where words are looked for; the text holds the title, too. */
  enum Place {
    TEXT,
    TITLE,
    AUTHOR
  }

  /** What is compared as a whole, in any case. */
  enum Mark {
    SITE,
    LANGUAGE,
    TAG
  }

  /** A word, or several one after the other. */
  record Words(Place place, String text) implements Clause {}

  /** Words that begin so. */
  record Prefix(Place place, String letters) implements Clause {}

  /** A value of an article. */
  record Value(Mark mark, String text) implements Clause {}

  /** Published on this day or later. */
  record From(LocalDate day) implements Clause {}

  /** Published on this day or before. */
  record To(LocalDate day) implements Clause {}

  /** Other articles than these. */
  record Not(Clause clause) implements Clause {}

  /** What all of these find; of none, every article. */
  record All(List<Clause> clauses) implements Clause {
    public All {
      clauses = List.copyOf(clauses);
    }
  }

  /** What one of these finds. */
  record Any(List<Clause> clauses) implements Clause {
    public Any {
      clauses = List.copyOf(clauses);
    }
  }
}
