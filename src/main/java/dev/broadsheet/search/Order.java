package dev.broadsheet.search;

/** The order of hits; those that are alike stand in the order in which they were taken in. */
public enum Order {
  /** Where the words are rarer, or stand in the title or in a shorter text, comes first. */
  RELEVANCE,
  /** By publication; undated articles come last. */
  NEWEST,
  /** By publication; undated articles come last. */
  OLDEST
}
