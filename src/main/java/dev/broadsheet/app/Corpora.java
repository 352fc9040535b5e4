package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.corpus.BuildProgress;
import dev.broadsheet.corpus.Builds;
import dev.broadsheet.corpus.CorpusBuilder;
import dev.broadsheet.corpus.CorpusPlan;
import dev.broadsheet.corpus.CorpusPlans;
import dev.broadsheet.corpus.SinceLast;
import dev.broadsheet.export.Exported;
import dev.broadsheet.store.ArticleFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds corpora by the plans of the settings' folders. */
public final class Corpora {
  private final Broadsheet broadsheet;

  Corpora(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  /** The plans of the settings' folders, with the mistakes in them. */
  public CorpusPlans plans() {
    return CorpusPlans.load(
        broadsheet.settings().corpora(), broadsheet.adapters(), this::storedSites);
  }

  /**
   * Makes sure that sites of which articles are chosen are known, by an adapter or by what is
   * stored.
   *
   * @throws AdapterException when one is not, with near names
   */
  public void checkSites(List<String> names) {
    if (names.stream().allMatch(name -> broadsheet.adapters().bySite(name).isPresent())) {
      return;
    }
    Set<String> known = new TreeSet<>(storedSites());
    broadsheet.adapters().all().forEach(adapter -> known.add(adapter.site()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw AdapterException.unknown("site", name, known);
      }
    }
  }

  private List<String> storedSites() {
    return broadsheet
        .known()
        .map(store -> List.copyOf(store.activity().articles().keySet()))
        .orElse(List.of());
  }

  /** The names of the plans that are right. */
  List<String> names() {
    return plans().all().stream().map(CorpusPlan::name).toList();
  }

  /**
   * The plan of a name.
   *
   * @throws AdapterException when there is none, or its file is wrong
   */
  public CorpusPlan plan(String name) {
    CorpusPlans plans = plans();
    Optional<CorpusPlan> plan = plans.byName(name);
    if (plan.isEmpty() && !plans.mistakes().isEmpty()) {
      throw new AdapterException(plans.mistakes());
    }
    return plan.orElseThrow(
        () ->
            AdapterException.unknown(
                "corpus", name, plans.all().stream().map(CorpusPlan::name).toList()));
  }

  /**
   * The builds of a corpus.
   *
   * @param out the folder that holds those of all corpora; empty: {@code corpora} in the data
   *     folder
   */
  public Builds builds(String name, Optional<Path> out) {
    Path place = out.orElseGet(() -> broadsheet.settings().data().resolve("corpora"));
    return new Builds(name, place.resolve(name));
  }

  /** Builds a corpus anew; the last build where that would say the same. */
  public Build build(String name, Optional<Path> out) {
    return builder(BuildProgress.UNSEEN).build(plan(name), builds(name, out));
  }

  /** The same, for who looks on, where builds usually are. */
  Build build(String name, BuildProgress progress) {
    return builder(progress).build(plan(name), builds(name, Optional.empty()));
  }

  /** Adds to the last build what has changed since; the last build where nothing has. */
  public Build update(String name, Optional<Path> out) {
    return builder(BuildProgress.UNSEEN).update(plan(name), builds(name, out));
  }

  /** The same, for who looks on, where builds usually are. */
  Build update(String name, BuildProgress progress) {
    return builder(progress).update(plan(name), builds(name, Optional.empty()));
  }

  /**
   * Writes to a file what is new or changed since this was last done for the same file, format and
   * question, and beside it what of it holds no more.
   *
   * @param asked the question whose answer the filter is today
   * @param format its name, as {@code jsonl}
   * @param options of the format, by name
   * @throws AdapterException when there is no such format, or an option is wrong
   */
  public Exported exportSinceLast(
      ArticleFilter filter, String asked, String format, Map<String, String> options, Path out) {
    return new SinceLast(
            broadsheet.store().articles(), broadsheet.settings().data().resolve("exports"))
        .export(
            filter,
            asked,
            format,
            Broadsheet.exportFormat(format).with(options, out, broadsheet::archive),
            out);
  }

  private CorpusBuilder builder(BuildProgress progress) {
    return new CorpusBuilder(
        broadsheet.store().articles(),
        new CorpusBuilder.Ground(
            broadsheet.adapters(),
            query -> broadsheet.index().numbers(query),
            broadsheet::archive,
            Broadsheet.version(),
            progress));
  }
}
