package dev.broadsheet.workshop;

import static java.util.stream.Collectors.joining;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a draft as an adapter that a person would have written. */
final class DraftYaml {
  /** Fewer pages don't tell that every page has a date. */
  private static final int ENOUGH = 5;

  private final StringBuilder out = new StringBuilder();

  private DraftYaml() {}

  static String of(Draft draft) {
    DraftYaml yaml = new DraftYaml();
    yaml.head(draft);
    yaml.discover(draft);
    yaml.fields(draft);
    yaml.require(draft);
    yaml.notes(draft.notes());
    return yaml.out.toString();
  }

  private void head(Draft draft) {
    line("site: " + draft.site());
    line("name: " + FlowYaml.text(draft.name()));
    draft.language().ifPresent(l -> line("language: " + FlowYaml.text(l)));
    draft.country().ifPresent(c -> line("country: " + FlowYaml.text(c)));
    line("timezone: " + draft.timezone().getId());
    line("extends: " + draft.base().name());
    line(draft.hosts().stream().map(FlowYaml::text).collect(joining(", ", "hosts: [", "]")));
    if (!draft.articles().isEmpty()) {
      line("articles:");
      draft.articles().forEach(a -> line("  - " + single(a)));
    }
  }

  private void discover(Draft draft) {
    if (!draft.discover().isEmpty()) {
      line("");
      line("discover:");
      draft.discover().forEach(source -> source(source, draft.browser()));
    }
    if (draft.browser()) {
      line("");
      line("fetch: {render: browser}");
    }
  }

  private void source(Source source, boolean browser) {
    switch (source) {
      case Source.Feed feed -> line("  - feed: " + address(feed.address()));
      case Source.Sitemap sitemap -> line("  - sitemap: " + address(sitemap.address()));
      case Source.Listing listing -> {
        line("  - listing: " + address(listing.address()));
        links(listing.links());
        if (browser) {
          line("    render: browser");
        }
      }
      case Source.DateArchive archive -> {
        line("  - archive: " + single(archive.address()));
        archive.links().ifPresent(this::links);
      }
    }
  }

  private void links(Selector links) {
    line("    links: " + FlowYaml.text(links.label().replaceFirst("@href$", "")));
  }

  /** What of an address would be more than an address to YAML makes it a quoted text. */
  private static String address(String url) {
    return url.matches("[\\w:/.?&=%~+-]+") ? url : single(url);
  }

  private void require(Draft draft) {
    Sureness dated = draft.sureness().getOrDefault(Field.PUBLISHED, Sureness.NONE);
    boolean always = dated.pages() >= ENOUGH && dated.share() == 1;
    if (always) {
      line("require: [title, body, published]");
    }
  }

  /** How sure a field is, behind it. */
  private static String comment(Draft draft, Field field) {
    Sureness sure = draft.sureness().getOrDefault(field, Sureness.NONE);
    return sure.pages() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "   # %.0f %% of %s",
            100 * sure.share(),
            Counted.of(sure.pages(), "unseen page"));
  }

  private void fields(Draft draft) {
    if (draft.rules().isEmpty() && draft.body().isEmpty()) {
      return;
    }
    line("");
    line("fields:");
    for (InducedRule rule : draft.rules()) {
      line("  " + rule(rule) + comment(draft, rule.field()));
    }
    if (draft.body().isPresent()) {
      line("  body:" + comment(draft, Field.BODY));
      body(draft.body().get()).forEach(each -> line("    " + each));
    }
  }

  /** The line of a field's rule. */
  static String rule(InducedRule rule) {
    List<String> candidates = candidates(rule);
    return rule.field().key()
        + ": "
        + (candidates.size() == 1 ? candidates.getFirst() : FlowYaml.listOf(candidates));
  }

  static List<String> candidates(InducedRule rule) {
    return rule.candidates().stream().map(DraftYaml::candidate).toList();
  }

  /** The lines below the key of the body. */
  static List<String> body(InducedBody body) {
    List<String> lines = new ArrayList<>(List.of("in: " + FlowYaml.of(body.in()), "sift: true"));
    if (!body.drop().isEmpty()) {
      lines.add("drop:");
      body.drop().forEach(d -> lines.add("  - " + FlowYaml.text(d)));
    }
    return lines;
  }

  private void notes(List<String> notes) {
    if (!notes.isEmpty()) {
      line("");
      line("notes:");
      notes.forEach(n -> line("  - " + FlowYaml.text(n)));
    }
  }

  /** A candidate, as an adapter writes it. */
  static String candidate(Place place) {
    if (place.kind() == Place.Kind.CSS && !place.all()) {
      return FlowYaml.text(place.path());
    }
    return "{"
        + place.kind().key()
        + ": "
        + FlowYaml.text(place.path())
        + (place.all() ? ", all: true" : "")
        + (place.divided() ? ", transforms: [{split: '" + Sight.DIVIDER + "'}]" : "")
        + "}";
  }

  private static String single(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
