package dev.broadsheet.corpus;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Mention;
import dev.broadsheet.adapter.NamedFiles;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.search.QueryException;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.Criterion.Days;
import dev.broadsheet.store.Criterion.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a corpus's file can say, and how that becomes a {@link CorpusPlan}. */
final class PlanFile {
  private static final Key<String> TITLE =
      Key.required("title", Kinds.TEXT, "Regional press, 2025", "What the corpus is called.");
  private static final Key<String> DESCRIPTION =
      Key.optional(
          "description",
          Kinds.TEXT,
          "What regional newspapers wrote.",
          "A paragraph for its card and its citation.");
  private static final Key<List<String>> AUTHORS =
      Key.optional(
          "authors",
          Kinds.oneOrMany(Kinds.TEXT),
          "[Olena Petrenko, Press Lab]",
          "Whom to cite: people by given name and family name, or institutions.");
  private static final Key<String> VERSION =
      Key.optional(
          "version",
          Kinds.TEXT,
          "'1.2'",
          "Your own version number; without it the citation has the number of the build.");
  private static final Key<String> LICENSE =
      Key.optional(
          "license",
          Kinds.TEXT,
          "CC-BY-4.0",
          "The licence of the collection, as SPDX names it; the articles have their own.");
  private static final Key<String> URL =
      Key.optional(
          "url",
          Kinds.matching("a URL with http or https", Pattern.compile("https?://\\S+")),
          "https://example.org/press",
          "A page about the corpus.");

  private static final Key<List<Mention>> SITES =
      Key.optional(
          "sites",
          Kinds.oneOrMany(Mention.of("the name of a site")),
          "[gazeta.ru, ostro.info]",
          "Only articles of these sites: of adapters, or stored ones.");
  private static final Key<List<Mention>> COUNTRIES =
      Key.optional(
          "countries",
          Kinds.oneOrMany(Mention.of("a country of sites")),
          "[UA, PL]",
          "Only articles of sites whose adapter names one of these countries.");
  private static final Key<List<String>> LANGUAGES =
      Key.optional(
          "languages",
          Kinds.oneOrMany(
              Kinds.matching(
                  "a language such as ru or pt-BR",
                  Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"))),
          "[ru, uk]",
          "Only articles in one of these languages.");
  private static final Key<List<String>> TAGS =
      Key.optional(
          "tags",
          Kinds.oneOrMany(Kinds.TEXT),
          "[выборы, election]",
          "Only articles with one of these tags, ignoring case.");
  private static final Key<Days> PUBLISHED =
      Key.optional(
          "published",
          ChoiceShapes.days("published", "Days of publication; undated articles are out."),
          "{from: 2025-01-01, to: 2025-12-31}",
          "Only articles published on these days; undated ones are out. Either end may be left"
              + " out.");
  private static final Key<Days> TAKEN =
      Key.optional(
          "taken",
          ChoiceShapes.days("taken", "Days of the first fetch, in UTC."),
          "{to: 2026-01-31}",
          "Only articles first fetched on these days, in UTC.");
  private static final Key<Words> WORDS =
      Key.optional(
          "words",
          ChoiceShapes.WORDS,
          "{from: 50}",
          "Only articles whose text has at least `from` and at most `to` words.");
  private static final Key<String> TEXT =
      Key.optional(
          "text",
          Kinds.text("a query of `articles search`", Map.of("type", "string"), PlanFile::query),
          "'\"высокая вода\" мост'",
          "Only articles that `articles search` finds by this query, whatever forms its words"
              + " have.");
  private static final Key<Boolean> FREE =
      Key.optional(
              "free",
              Kinds.FLAG,
              "true",
              "Only articles that can be read without paying, as their page says.")
          .or(false, "false");
  private static final Key<Boolean> COMPLETE =
      Key.optional(
              "complete",
              Kinds.FLAG,
              "true",
              "Only articles that lack no required field and were not read while their site did not"
                  + " fit its adapter.")
          .or(false, "false");
  private static final Key<Keep> DUPLICATES =
      Key.optional(
          "near-duplicates",
          ChoiceShapes.KEEP,
          "first",
          "Which article of those that say nearly the same is kept: `first` published, `longest`,"
              + " or by site: `{prefer: [a.example, b.example]}`. Without it all of them are.");
  private static final Key<Sample> SAMPLE =
      Key.optional(
          "sample",
          ChoiceShapes.SAMPLE,
          "{size: 10000, seed: 7, balance: month}",
          "So many of the articles that fit, drawn by chance.");
  private static final Key<SplitRule> SPLIT =
      Key.optional(
          "split",
          SplitShapes.SPLIT,
          "{by: date, shares: {train: 80, dev: 10, test: 10}}",
          "Files for training, tuning and testing. No group of near-duplicates is cut.");
  private static final Key<List<Form>> FORMATS =
      Key.optional(
              "formats",
              Kinds.oneOrMany(Form.KIND),
              "[jsonl, {format: csv, compress: gzip}]",
              "As `export --format` names them; with options, which `export --help FORMAT` tells,"
                  + " as a mapping.")
          .or(List.of(Form.of("jsonl")), "jsonl");

  static final List<Key<?>> KEYS =
      List.of(
          TITLE,
          DESCRIPTION,
          AUTHORS,
          VERSION,
          LICENSE,
          URL,
          SITES,
          COUNTRIES,
          LANGUAGES,
          TAGS,
          PUBLISHED,
          TAKEN,
          WORDS,
          TEXT,
          FREE,
          COMPLETE,
          DUPLICATES,
          SAMPLE,
          SPLIT,
          FORMATS);

  private final Path file;
  private final Known known;

  /**
   * What files can name.
   *
   * @param sites of adapters
   * @param stored tells of which sites something is stored
   * @param countries of the adapters' sites
   */
  record Known(List<String> sites, Supplier<List<String>> stored, List<String> countries) {
    Known {
      sites = List.copyOf(sites);
      countries = List.copyOf(countries);
    }

    /** The store is asked only about a site that no adapter has. */
    List<String> sitesFor(List<Mention> mentions) {
      return mentions.stream().allMatch(m -> sites.contains(m.name()))
          ? sites
          : Stream.concat(sites.stream(), stored.get().stream()).distinct().toList();
    }
  }

  PlanFile(Path file, Known known) {
    this.file = file;
    this.known = known;
  }

  /** The plan, if all of the file is right; mistakes are added. */
  Optional<CorpusPlan> read(List<Mistake> mistakes) {
    Spot at = Spot.ofFile(Yaml.shown(file), mistakes);
    int before = mistakes.size();
    String name = NamedFiles.name(file);
    if (!NamedFiles.isName(name)) {
      at.wrong(
          "found the name \"%s\", expected letters, digits, dots, dashes and underscores"
              .formatted(name));
    }
    Shape<CorpusPlan> shape =
        new Shape<>("corpus", "Which articles make a corpus.", KEYS, v -> build(v, name));
    Optional<CorpusPlan> plan = Yaml.read(file, mistakes).flatMap(yaml -> shape.read(yaml, at));
    return mistakes.size() == before ? plan : Optional.empty();
  }

  private Optional<CorpusPlan> build(Values values, String name) {
    List<Form> forms = values.get(FORMATS).stream().distinct().toList();
    List<Mention> further = furtherSites(values);
    checked(Optional.of(further), known.sitesFor(further));
    if (forms.stream().map(Form::place).distinct().count() < forms.size()) {
      values.at(FORMATS).wrong("found formats that write the same files, expected one of them");
      return Optional.empty();
    }
    return Optional.of(
        new CorpusPlan(
            name,
            new CorpusPlan.About(
                values.get(TITLE),
                values.find(DESCRIPTION),
                values.find(AUTHORS).orElse(List.of()),
                values.find(VERSION),
                values.find(LICENSE),
                values.find(URL)),
            choice(values),
            values.find(DUPLICATES),
            values.find(SAMPLE),
            values.find(SPLIT),
            forms,
            file));
  }

  private Choice choice(Values values) {
    return new Choice(
        checked(values.find(SITES), known.sitesFor(values.find(SITES).orElse(List.of()))),
        checked(values.find(COUNTRIES), known.countries()),
        values.find(LANGUAGES).orElse(List.of()),
        values.find(TAGS).orElse(List.of()),
        values.find(PUBLISHED).orElse(Choice.ANY_DAY),
        values.find(TAKEN).orElse(Choice.ANY_DAY),
        values.find(WORDS).orElse(Choice.ANY_LENGTH),
        values.find(TEXT),
        values.get(FREE),
        values.get(COMPLETE));
  }

  /** Those by which near-duplicates are chosen and splits are made. */
  private static List<Mention> furtherSites(Values values) {
    Stream<Mention> preferred =
        values.find(DUPLICATES).stream()
            .flatMap(keep -> keep instanceof Keep.Preferred p ? p.sites().stream() : Stream.of())
            .map(site -> new Mention(site, values.at(DUPLICATES)));
    Stream<Mention> divided =
        values.find(SPLIT).stream()
            .flatMap(
                rule ->
                    rule instanceof SplitRule.NamedSites n
                        ? Stream.concat(n.dev().stream(), n.test().stream())
                        : Stream.of())
            .map(site -> new Mention(site, values.at(SPLIT)));
    return Stream.concat(preferred, divided).toList();
  }

  private static String query(String text) {
    try {
      return TextQuery.parse(text).text();
    } catch (QueryException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static List<String> checked(Optional<List<Mention>> named, List<String> known) {
    return named.orElse(List.of()).stream()
        .filter(m -> m.isOneOf(known))
        .map(Mention::name)
        .toList();
  }
}
