package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A site's cases and what came of them.
 *
 * @param mistakes in the files of its cases
 */
public record SiteCheck(
    String site, List<CaseResult> results, List<Mistake> mistakes, List<Warning> warnings) {
  public SiteCheck {
    Objects.requireNonNull(site, "site");
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
    return new SiteCheck(adapter.site(), results, mistakes, new Lint(adapter, results).warnings());
  }
}
