package dev.broadsheet.corpus;

import dev.broadsheet.corpus.CorpusPlan.About;
import dev.broadsheet.corpus.Manifest.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What machines read of a card: the YAML that Hugging Face knows at the head of a README. */
final class FrontMatter {
  /** Each is ten times the one before; the first one is below a thousand. */
  private static final List<String> SIZES =
      List.of("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "n>100M");

  private static final long FIRST_SIZE = 1_000;

  /** Files that are rows to who loads a corpus by its card. */
  private static final Pattern LOADED =
      Pattern.compile("[^.]+\\.(jsonl|csv|tsv|parquet|txt)(\\.(gz|zst))?");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*");

  private FrontMatter() {}

  static String of(CorpusPlan plan, Manifest manifest, Census census) {
    StringBuilder yaml = new StringBuilder("---\n");
    yaml.append("pretty_name: ").append(Markup.yaml(plan.about().title())).append('\n');
    list(
        yaml,
        "language",
        new TreeSet<>(census.languages().keySet())
            .stream().filter(l -> LANGUAGE.matcher(l).matches()).toList());
    list(yaml, "size_categories", List.of(size(manifest.articles())));
    license(yaml, plan.about());
    list(yaml, "annotations_creators", List.of("no-annotation"));
    list(yaml, "source_datasets", List.of("original"));
    configs(yaml, manifest);
    return yaml.append("---\n").toString();
  }

  /** Identifiers are known in lower case; whatever else is {@code other}, with its name. */
  private static void license(StringBuilder yaml, About about) {
    Optional<String> known = about.spdx().map(text -> text.toLowerCase(Locale.ROOT));
    yaml.append("license: ").append(Markup.yaml(known.orElse("other"))).append('\n');
    about
        .license()
        .filter(text -> known.isEmpty())
        .ifPresent(text -> yaml.append("license_name: ").append(Markup.yaml(text)).append('\n'));
  }

  private static String size(long articles) {
    int size = 0;
    for (long bound = FIRST_SIZE; articles >= bound && size < SIZES.size() - 1; bound *= 10) {
      size++;
    }
    return SIZES.get(size);
  }

  /** A configuration for each kind of file that can be loaded; the first is the usual one. */
  private static void configs(StringBuilder yaml, Manifest manifest) {
    Map<String, Map<Split, List<Part>>> kinds =
        manifest.parts().stream()
            .filter(part -> LOADED.matcher(part.path()).matches())
            .collect(
                Collectors.groupingBy(
                    FrontMatter::kind,
                    LinkedHashMap::new,
                    Collectors.groupingBy(Part::split, TreeMap::new, Collectors.toList())));
    if (kinds.isEmpty()) {
      return;
    }
    yaml.append("configs:\n");
    String usual = "  default: true\n";
    for (Map.Entry<String, Map<Split, List<Part>>> kind : kinds.entrySet()) {
      yaml.append("- config_name: ").append(Markup.yaml(kind.getKey())).append('\n');
      yaml.append(usual).append("  data_files:\n");
      kind.getValue().forEach((split, parts) -> files(yaml, split, parts));
      usual = "";
    }
  }

  /** {@code csv-gz} of {@code data/train-002.csv.gz}. */
  private static String kind(Part part) {
    return part.path().substring(part.path().indexOf('.') + 1).replace('.', '-');
  }

  private static void files(StringBuilder yaml, Split split, List<Part> parts) {
    yaml.append("  - split: ").append(split == Split.ALL ? "train" : split.key());
    yaml.append("\n    path:\n");
    parts.forEach(p -> yaml.append("    - ").append(Markup.yaml(p.path())).append('\n'));
  }

  private static void list(StringBuilder yaml, String key, List<String> values) {
    if (!values.isEmpty()) {
      yaml.append(key).append(":\n");
      values.forEach(v -> yaml.append("- ").append(Markup.yaml(v)).append('\n'));
    }
  }
}
