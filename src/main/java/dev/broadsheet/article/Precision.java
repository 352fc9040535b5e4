package dev.broadsheet.article;

/** How exactly a time is known; the finest first. */
public enum Precision {
  SECOND,
  MINUTE,
  DAY,
  MONTH,
  YEAR
}
