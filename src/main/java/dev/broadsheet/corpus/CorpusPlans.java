package dev.broadsheet.corpus;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.NamedFiles;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The corpora of one or more folders. Broken files do not keep the others from loading: their
 * mistakes are told beside.
 *
 * @param all in order of name
 * @param mistakes of all files
 */
public record CorpusPlans(List<CorpusPlan> all, List<Mistake> mistakes) {
  public CorpusPlans {
    all = List.copyOf(all);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads every .yaml file that lies in the folders; a folder that does not exist holds none.
   *
   * @param adapters the sites and countries that can be named
   * @param stored tells further sites, of which something is stored
   */
  public static CorpusPlans load(
      List<Path> folders, Adapters adapters, Supplier<List<String>> stored) {
    PlanFile.Known known = known(adapters, stored);
    List<Mistake> mistakes = new ArrayList<>();
    List<CorpusPlan> all = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : NamedFiles.in(folder, mistakes)) {
        new PlanFile(file, known)
            .read(mistakes)
            .filter(plan -> isFirst(plan, all, mistakes))
            .ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(CorpusPlan::name));
    return new CorpusPlans(all, mistakes);
  }

  private static PlanFile.Known known(Adapters adapters, Supplier<List<String>> stored) {
    return new PlanFile.Known(
        adapters.all().stream().map(SiteAdapter::site).toList(),
        stored,
        adapters.all().stream().flatMap(a -> a.country().stream()).distinct().sorted().toList());
  }

  private static boolean isFirst(CorpusPlan plan, List<CorpusPlan> before, List<Mistake> mistakes) {
    Optional<CorpusPlan> other =
        before.stream().filter(p -> p.name().equals(plan.name())).findFirst();
    Spot at = Spot.ofFile(Yaml.shown(plan.file()), mistakes);
    other.ifPresent(p -> NamedFiles.tellTaken(at, plan.name(), p.file()));
    return other.isEmpty();
  }

  public Optional<CorpusPlan> byName(String name) {
    return all.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
