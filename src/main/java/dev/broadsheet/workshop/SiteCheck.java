package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import java.io.IOException;
import java.nio.file.FileSystemException;
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
        mistakes.add(new Mistake(Yaml.shown(each.pageFile()), "", reason(e)));
      }
    }
    return new SiteCheck(results, mistakes, new Lint(adapter, results).warnings());
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : "can't be read: " + e;
  }
}
