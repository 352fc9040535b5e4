package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a draft as an adapter that a person would have written. */
final class DraftYaml {
  /** What YAML takes as a text without quotes, also inside brackets. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_./][\\p{L}\\p{N} _./@+-]*");

  /** Fewer pages don't tell that every page has a date. */
  private static final int ENOUGH = 5;

  private final StringBuilder out = new StringBuilder();

  private DraftYaml() {}

  static String of(Draft draft) {
    DraftYaml yaml = new DraftYaml();
    yaml.head(draft);
    yaml.discover(draft.discover());
    yaml.fields(draft);
    yaml.require(draft);
    yaml.notes(draft.notes());
    return yaml.out.toString();
  }

  private void head(Draft draft) {
    line("site: " + draft.site());
    line("name: " + quoted(draft.name()));
    draft.language().ifPresent(l -> line("language: " + quoted(l)));
    draft.country().ifPresent(c -> line("country: " + quoted(c)));
    line("timezone: " + draft.timezone().getId());
    line("extends: news");
    line("hosts: [" + joined(draft.hosts()) + "]");
    if (!draft.articles().isEmpty()) {
      line("articles:");
      draft.articles().forEach(a -> line("  - " + single(a)));
    }
  }

  private void discover(List<Source> sources) {
    if (!sources.isEmpty()) {
      line("");
      line("discover:");
      sources.forEach(this::source);
    }
  }

  private void source(Source source) {
    switch (source) {
      case Source.Feed feed -> line("  - feed: " + address(feed.address()));
      case Source.Sitemap sitemap -> line("  - sitemap: " + address(sitemap.address()));
      case Source.Listing listing -> {
        line("  - listing: " + address(listing.address()));
        links(listing.links());
      }
      case Source.DateArchive archive -> {
        line("  - archive: " + single(archive.address()));
        archive.links().ifPresent(this::links);
      }
    }
  }

  private void links(Selector links) {
    line("    links: " + quoted(links.label().replaceFirst("@href$", "")));
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
            Locale.ROOT, "   # %.0f %% of %d unseen pages", 100 * sure.share(), sure.pages());
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
      line("  " + rule.field().key() + ": " + value + comment(draft, rule.field()));
    }
    draft.body().ifPresent(body -> body(body, comment(draft, Field.BODY)));
  }

  private void body(InducedBody body, String comment) {
    line("  body:" + comment);
    line(
        "    in: "
            + (body.in().size() == 1
                ? quoted(body.in().getFirst())
                : "[" + joined(body.in()) + "]"));
    line("    sift: true");
    if (!body.drop().isEmpty()) {
      line("    drop:");
      body.drop().forEach(d -> line("      - " + quoted(d)));
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
    return "{"
        + place.kind()
        + ": "
        + quoted(place.path())
        + (place.all() ? ", all: true" : "")
        + "}";
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
