package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a site's cases.
 *
 * @param mistakes in the files of its cases
 */
public record SiteCheck(List<CaseResult> results, List<Mistake> mistakes, List<Warning> warnings) {
  public SiteCheck {
    results = List.copyOf(results);
    mistakes = List.copyOf(mistakes);
    warnings = List.copyOf(warnings);
  }

  /** Runs the cases of a site and looks over its adapter. */
  public static SiteCheck of(SiteAdapter adapter) {
    List<Mistake> mistakes = new ArrayList<>();
    List<CaseResult> results = new ArrayList<>();
    for (Case each : Cases.read(adapter, mistakes)) {
      try {
        results.add(CaseResult.of(each, adapter));
      } catch (IOException e) {
        throw new UncheckedIOException(each.pageFile() + " can't be read: " + e.getMessage(), e);
      }
    }
    return new SiteCheck(results, mistakes, new Lint(adapter, results).warnings());
  }
}
