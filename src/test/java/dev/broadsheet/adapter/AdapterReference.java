package dev.broadsheet.adapter;

import java.util.stream.Collectors;

/** Writes the reference page from the definitions that adapters are read by. */
final class AdapterReference {
  static final String EXAMPLE =
      """
      site: example.org
      name: The Example
      language: en
      timezone: Europe/London
      extends: news
      hosts: [www.example.org]
      articles: '^https://www\\.example\\.org/[a-z]+/\\d{4}/\\d{2}/\\d{2}/[a-z0-9-]+$'

      discover:
        - feed: https://www.example.org/rss.xml
        - archive: https://www.example.org/archive/{date:yyyy-MM-dd}/
          links: h2 a

      fetch: {render: http, delay: 2s}

      fields:
        title: [h1.headline, h1]
        body:
          in: div.article-text
          drop: [.share, .related]
          lines:
            - {drop: '^Read also:'}
            - {take: '^Source: (\\S+)$', as: source}
        published: [{css: time, attr: datetime}, {css: .date, format: 'd MMMM yyyy'}]
        authors: {css: .byline, all: true, transforms: [{strip-prefix: 'By '}, {split: ', | and '}]}
        tags: {css: .tags a, all: true}

      layouts:
        - until: 2016-03-01
          fields: {body: 'div#article'}
      """;

  private static final String HEAD =
      """
      <!-- Made from the definitions that adapters are read by. To make it anew:
           ./mvnw test -Dtest=AdapterReferenceTest -Dregenerate=true -->
      # Adapter reference

      An adapter is a file `adapter.yaml` in a folder of its own below `adapters/`, at any depth. It is plain YAML in UTF-8:
      no anchors, aliases, tags or second documents, and no key twice. `broadsheet adapter check` tells every mistake of all
      files at once; `broadsheet adapter schema` prints the JSON Schema for your editor.

      ```yaml
      %s```

      An adapter in a folder given by `--adapters` takes the place of ours of the same `site`. A base is a file
      `adapters/base/NAME.yaml` with the keys `%s`.

      Regular expressions are those of `java.util.regex`, found anywhere unless anchored by `^` and `$`; `(?i)` takes case
      in every script. They may have up to 1,000 characters. One that repeats a repetition, such as `(a+)+b`, takes seconds on
      the wrong text: keep them plain. Transforms see texts of up to 4,000 characters only.

      A plain string where a place is wanted is CSS in jsoup's dialect: `h1.headline` takes the text,
      `time@datetime` the attribute. Where a list of candidates may stand, one candidate may stand alone.
      """;

  private AdapterReference() {}

  static String page() {
    StringBuilder page = new StringBuilder();
    page.append(HEAD.formatted(EXAMPLE, keys(AdapterShapes.BASE)));
    AdapterSchema.shapes(AdapterShapes.ADAPTER).values().stream()
        .filter(s -> !isTransform(s))
        .forEach(s -> page.append(section(s)));
    return page.append(transforms()).toString();
  }

  private static String section(Shape<?> shape) {
    return "\n## %s\n\n%s\n\n| key | value | default | what it means | example |\n|---|---|---|---|---|\n%s"
        .formatted(
            shape.name(),
            shape.doc(),
            shape.keys().stream().map(AdapterReference::row).collect(Collectors.joining()));
  }

  private static String row(Key<?> key) {
    String fallback =
        key.required() ? "required" : key.fallback().map(f -> "`" + f.written() + "`").orElse("");
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            key.name(),
            cell(key.kind().words()),
            fallback,
            cell(key.doc()),
            cell("`" + key.example() + "`"));
  }

  private static String transforms() {
    return "\n## transforms\n\nSteps on the text of a candidate, in order.\n\n"
        + "| transform | what it does | on | gives |\n|---|---|---|---|\n"
        + Transforms.TABLE.stream().map(AdapterReference::row).collect(Collectors.joining());
  }

  private static String row(Transforms.Entry entry) {
    Transforms.Example example = entry.example();
    String written =
        entry.shape().isPresent()
            ? "{%s: %s}".formatted(entry.name(), example.written())
            : entry.name();
    String after =
        example.after().stream().map(t -> "`" + t + "`").collect(Collectors.joining(", "));
    return "| %s | %s | `%s` | %s |\n"
        .formatted(
            cell("`" + written + "`"),
            cell(entry.doc()),
            example.before(),
            after.isEmpty() ? "nothing" : after);
  }

  private static boolean isTransform(Shape<?> shape) {
    return Transforms.TABLE.stream().anyMatch(e -> e.shape().filter(shape::equals).isPresent());
  }

  private static String keys(Shape<?> shape) {
    return shape.keys().stream().map(Key::name).collect(Collectors.joining("`, `"));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
