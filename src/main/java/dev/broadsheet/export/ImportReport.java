package dev.broadsheet.export;

import dev.broadsheet.store.SaveResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of articles that were imported.
 *
 * @param saved how many of each kind, as the store tells them; all kinds
 * @param older how many the store has from a later fetch
 * @param wrong how many lines, rows and ends of files could not be read
 * @param problems what was wrong with the first of those, each with its place
 */
public record ImportReport(
    Map<SaveResult.Kind, Long> saved, long older, long wrong, List<String> problems) {
  private static final int MOST_TOLD = 100;

  public ImportReport {
    saved = Collections.unmodifiableMap(new EnumMap<>(saved));
    problems = List.copyOf(problems);
  }

  /** A report while it is written. */
  static final class Draft {
    private final Map<SaveResult.Kind, Long> saved = new EnumMap<>(SaveResult.Kind.class);
    private final List<String> problems = new ArrayList<>();
    private long older;
    private long wrong;

    Draft() {
      for (SaveResult.Kind kind : SaveResult.Kind.values()) {
        saved.put(kind, 0L);
      }
    }

    void saved(SaveResult.Kind kind) {
      saved.merge(kind, 1L, Long::sum);
    }

    void older() {
      older++;
    }

    void wrong(String problem) {
      wrong++;
      if (problems.size() < MOST_TOLD) {
        problems.add(problem);
      }
    }

    ImportReport finish() {
      return new ImportReport(saved, older, wrong, problems);
    }
  }
}
