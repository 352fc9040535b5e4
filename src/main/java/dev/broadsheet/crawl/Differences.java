package dev.broadsheet.crawl;

import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.RawRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a comparison found: counts, and the places of what would be written. */
public final class Differences {
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final List<RawRef> toWrite = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int pages;
  private boolean isWhole = true;

  Differences() {}

  void compared(int more) {
    pages += more;
  }

  void add(Difference difference) {
    Map<String, Integer> site = counts.computeIfAbsent(difference.site(), s -> new TreeMap<>());
    switch (difference.kind()) {
      case CHANGED -> difference.fields().forEach(f -> site.merge(f.field(), 1, Integer::sum));
      case NEW, WORSE, LOST -> site.merge("(" + difference.kind().word() + ")", 1, Integer::sum);
    }
    if (difference.isWritten()) {
      toWrite.add(difference.ref());
    }
  }

  void unreadable(CheckedPage.Unreadable place) {
    problem(place.message());
    isWhole &= place.isEnd(); // a page that a crash cut off was never stored
  }

  void problem(String message) {
    problems.add(message);
  }

  /** The pages that were compared: the newest of each address. */
  public int pages() {
    return pages;
  }

  /**
   * How many articles differ, by site and then by field; {@code (new)}, {@code (worse)} and {@code
   * (lost)} stand for whole articles.
   */
  public Map<String, Map<String, Integer>> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Where the pages lie of which something would be written. */
  public List<RawRef> toWrite() {
    return Collections.unmodifiableList(toWrite);
  }

  /** Whether all of the archive could be read, but for what was being written in a crash. */
  public boolean isWhole() {
    return isWhole;
  }

  /** What of the archive could not be read, and sites without an adapter. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
