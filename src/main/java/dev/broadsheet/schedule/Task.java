package dev.broadsheet.schedule;

/** What a schedule does with its sites. */
public enum Task {
  /** Takes in what is new. */
  CRAWL,
  /** Looks at one article of each, whether the adapter still reads it; stores none. */
  CANARIES
}
