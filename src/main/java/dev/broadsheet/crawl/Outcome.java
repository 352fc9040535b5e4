package dev.broadsheet.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a link; every link that a run takes in hand ends in one. */
public sealed interface Outcome {
  URI url();

  /** A reason as one of many: without the address that it begins with, and cut. */
  static String why(String reason) {
    return cut(bare(reason));
  }

  /** A reason as that of many pages: without any address. */
  static String kind(String reason) {
    return cut(bare(reason).replaceAll("https?://\\S+?(?=,?(?:\\s|$))", "…"));
  }

  private static String bare(String reason) {
    return reason.replaceFirst("^[a-z]+://\\S+: ", "");
  }

  private static String cut(String why) {
    return why.length() <= 100 ? why : why.substring(0, 99) + "…";
  }

  /** A reason with the address of the page whose it is: it may begin with another, or none. */
  static String told(URI url, String reason) {
    return reason.startsWith(url.toString()) ? reason : url + ": " + reason;
  }

  /** A new article was stored. */
  record Stored(URI url, String id, String title) implements Outcome {}

  /** A known article had changed: a new version was stored. */
  record Updated(URI url, String id, List<String> changed) implements Outcome {
    public Updated {
      changed = List.copyOf(changed);
    }
  }

  /** A known article says what it said. */
  record Unchanged(URI url, String id) implements Outcome {}

  /** The address shows an article that is stored under another one. */
  record Duplicate(URI url, String id) implements Outcome {}

  /** What the page shows now is worse than what is stored, so the stored version was kept. */
  record Kept(URI url, String id) implements Outcome {}

  /** The site has taken a known article away; its text is kept and marked. */
  record Withdrawn(URI url, String id) implements Outcome {}

  /** The page was left alone on purpose: robots rules ask for it, or its article was deleted. */
  record Skipped(URI url, String reason) implements Outcome {}

  /**
   * No article was had.
   *
   * @param nextTry when it is tried again; empty when the address is given up
   */
  record Failed(URI url, String reason, Optional<Instant> nextTry) implements Outcome {}
}
