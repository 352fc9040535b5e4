package dev.broadsheet.upkeep;

/** What can be wrong between a store and its archive, and what would do. */
public enum Fault {
  FILE_GONE(
      "a file of the archive is gone",
      "bring it back from a backup; until then the articles stay, but can't be read again"),
  PAGE_GONE(
      "a version of an article has no raw page where it should be",
      "bring the archive's file back from a backup"),
  UNREADABLE(
      "a part of the archive can't be read",
      "bring the file back from a backup; what it held can be fetched again by: broadsheet crawl"
          + " SITE --again"),
  CHANGED(
      "a page is not the one that was archived: its digest differs",
      "bring the archive's file back from a backup"),
  OTHER_SITE(
      "a version of an article refers to a page of another site",
      "broadsheet rebuild makes the database anew from the archive"),
  LOST_VERSIONS(
      "versions of articles are missing in the database",
      "broadsheet rebuild makes the database anew from the archive"),
  LOST_TEXTS(
      "articles would be missing in exports",
      "broadsheet rebuild makes the database anew from the archive"),
  STUCK_ADDRESSES(
      "addresses wait without a time, and would never be fetched",
      "broadsheet rebuild makes the database anew from the archive"),
  UNKNOWN_ADDRESSES(
      "articles whose address is not known, and would be fetched once more",
      "broadsheet rebuild makes the database anew from the archive");

  private final String what;
  private final String remedy;

  Fault(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** What is wrong, for people. */
  public String what() {
    return what;
  }

  /** What would do. */
  public String remedy() {
    return remedy;
  }
}
