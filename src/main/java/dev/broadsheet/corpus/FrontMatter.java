package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Manifest.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.+-]+");
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
    yaml.append("license: ").append(Markup.yaml(license(plan))).append('\n');
    plan.about()
        .license()
        .ifPresent(text -> yaml.append("license_name: ").append(Markup.yaml(text)).append('\n'));
    list(yaml, "annotations_creators", List.of("no-annotation"));
    list(yaml, "source_datasets", List.of("original"));
    configs(yaml, manifest);
    return yaml.append("---\n").toString();
  }

  /** Identifiers are known in lower case; whatever else is {@code other}. */
  private static String license(CorpusPlan plan) {
    return plan.about()
        .license()
        .filter(text -> IDENTIFIER.matcher(text).matches())
        .map(text -> text.toLowerCase(Locale.ROOT))
        .orElse("other");
  }

  private static String size(long articles) {
    int size = 0;
    for (long bound = FIRST_SIZE; articles >= bound && size < SIZES.size() - 1; bound *= 10) {
      size++;
    }
    return SIZES.get(size);
  }

  /** A configuration a form, so that each can be loaded for itself. */
  private static void configs(StringBuilder yaml, Manifest manifest) {
    Map<String, Map<Split, List<Part>>> forms =
        manifest.parts().stream()
            .collect(
                Collectors.groupingBy(
                    Part::form,
                    TreeMap::new,
                    Collectors.groupingBy(Part::split, TreeMap::new, Collectors.toList())));
    if (forms.isEmpty()) {
      return;
    }
    yaml.append("configs:\n");
    forms.forEach(
        (form, splits) -> {
          yaml.append("- config_name: ").append(Markup.yaml(form)).append("\n  data_files:\n");
          splits.forEach(
              (split, parts) -> {
                yaml.append("  - split: ").append(split == Split.ALL ? "train" : split.key());
                yaml.append("\n    path:\n");
                parts.forEach(
                    p -> yaml.append("    - ").append(Markup.yaml(p.path())).append('\n'));
              });
        });
  }

  private static void list(StringBuilder yaml, String key, List<String> values) {
    if (!values.isEmpty()) {
      yaml.append(key).append(":\n");
      values.forEach(v -> yaml.append("- ").append(Markup.yaml(v)).append('\n'));
    }
  }
}
