package dev.broadsheet.workshop;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a draft as an adapter that a person would have written. */
final class DraftYaml {
  /** What YAML takes as a text without quotes, also inside brackets. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_./][\\p{L}\\p{N} _./@+-]*");

  private final StringBuilder out = new StringBuilder();

  private DraftYaml() {}

  static String of(Draft draft) {
    DraftYaml yaml = new DraftYaml();
    yaml.head(draft);
    yaml.fields(draft);
    yaml.notes(draft.notes());
    return yaml.out.toString();
  }

  private void head(Draft draft) {
    line("site: " + draft.site());
    line("name: " + quoted(draft.name()));
    draft.language().ifPresent(l -> line("language: " + quoted(l)));
    line("timezone: " + draft.timezone().getId());
    line("extends: news");
    line("hosts: [" + joined(draft.hosts()) + "]");
    if (!draft.articles().isEmpty()) {
      line("articles:");
      draft.articles().forEach(a -> line("  - " + single(a)));
    }
  }

  private void fields(Draft draft) {
    if (draft.rules().isEmpty() && draft.body().isEmpty()) {
      return;
    }
    line("");
    line("fields:");
    for (InducedRule rule : draft.rules()) {
      String candidates =
          rule.candidates().stream().map(DraftYaml::candidate).collect(Collectors.joining(", "));
      String value = rule.candidates().size() == 1 ? candidates : "[" + candidates + "]";
      line("  " + rule.field().key() + ": " + value);
    }
    draft.body().ifPresent(this::body);
  }

  private void body(InducedBody body) {
    line("  body:");
    line("    in: " + (body.in().size() == 1 ? quoted(body.in().getFirst()) : "[" + joined(body.in()) + "]"));
    line("    sift: true");
    if (!body.drop().isEmpty()) {
      line("    drop:");
      body.drop().forEach(d -> line("      - " + quoted(d)));
    }
    if (!body.lines().isEmpty()) {
      line("    lines:");
      body.lines().forEach(l -> line("      - {drop: " + single(l) + "}"));
    }
  }

  private void notes(List<String> notes) {
    if (!notes.isEmpty()) {
      line("");
      line("notes:");
      notes.forEach(n -> line("  - " + quoted(n)));
    }
  }

  private static String candidate(Place place) {
    if (place.kind().equals("css") && !place.all()) {
      return quoted(place.path());
    }
    return "{" + place.kind() + ": " + quoted(place.path()) + (place.all() ? ", all: true" : "") + "}";
  }

  private static String joined(List<String> texts) {
    return texts.stream().map(DraftYaml::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && text.equals(text.strip()) ? text : single(text);
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
