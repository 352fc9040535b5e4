package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.normalize.Texts;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the fields of one parsed page and puts the article together. */
final class PageReader {
  private static final int LONGEST_LINE = 1_000;
  private static final int FIRST_WORDS = 80;

  private final Page page;
  private final SiteAdapter adapter;
  private final FieldReader fields;
  private final Dates dates;

  private PageReader(Page page, ParsedPage parsed, SiteAdapter adapter) {
    this.page = page;
    this.adapter = adapter;
    this.fields = new FieldReader(parsed, rules(page, parsed, adapter));
    this.dates = new Dates(fields, adapter, page.fetched());
  }

  /** The rules of the layout that the page has. */
  static FieldRules rules(Page page, ParsedPage parsed, SiteAdapter adapter) {
    return Layouts.choose(
        adapter,
        rules ->
            new Dates(new FieldReader(parsed, rules), adapter, page.fetched())
                .read(Field.PUBLISHED));
  }

  static Extraction read(
      Page page, ParsedPage parsed, SiteAdapter adapter, Optional<Link> hint, Scrutiny scrutiny) {
    PageReader reader = new PageReader(page, parsed, adapter);
    BodyReader.Read body = BodyReader.read(reader.fields, scrutiny);
    body.taken().forEach((field, t) -> reader.fields.offer(field, t.rule(), List.of(t.text())));
    hint.ifPresent(reader::offer);
    return reader.assemble(body);
  }

  private void offer(Link hint) {
    fields.suggest(Field.TITLE, "link: title", hint.title().stream().toList());
    fields.suggest(Field.PUBLISHED, "link: date", hint.date().stream().toList());
    fields.suggest(Field.TAGS, "link: tags", hint.tags());
  }

  private Extraction assemble(BodyReader.Read found) {
    SiteNames site = SiteNames.of(fields.page(), adapter);
    Optional<String> title = new Titles(fields, site).read();
    Optional<String> subtitle = subtitle(title);
    List<Block> whole = Repeats.withoutPullQuotes(Repeats.without(found.blocks(), title, subtitle));
    Optional<String> lead = new Leads(title, subtitle, whole).read(fields);
    List<Block> body = lead.map(l -> Repeats.withoutLead(whole, l)).orElse(whole);
    Optional<String> language = Tongue.of(fields, adapter, body);
    PageWalk walk = new PageWalk(fields.page(), title);
    Optional<Moment> published = new Publication(fields, dates).read(walk, language);
    List<String> authors = new Authors(fields, site).read(walk);
    List<Block> unsigned = Repeats.withoutByline(body, authors);
    Sections sections = new Sections(fields, site);
    Optional<String> section = sections.told();
    URI url = Sites.url(fields, adapter);
    Article article =
        new Article(
            url,
            Sites.name(page.url(), adapter),
            title.orElseGet(() -> firstWords(body)),
            subtitle,
            lead,
            ForeignBlocks.mark(unsigned, language),
            published,
            dates.modified(published),
            authors,
            new Tags(fields, site).read(walk, section),
            section.or(() -> sections.shown(walk)),
            language,
            Images.read(fields, body, title),
            fields.one(Field.SOURCE, (_, text) -> line(text).filter(s -> !isAddress(s, url))),
            fields.one(Field.LICENSE, (_, text) -> line(text)),
            fields.one(Field.FREE, (_, text) -> free(text)),
            page.fetched(),
            adapter.version(),
            provenance(),
            Optional.empty(),
            Optional.empty());
    return new Extraction(
        isWhole(body) ? Optional.of(article) : Optional.empty(),
        fields.problems(),
        fields.wins(),
        dates.relative(),
        found.gauge());
  }

  /** Whether text and every required field are there; what is missing is told. */
  private boolean isWhole(List<Block> body) {
    Set<Field> missing = EnumSet.of(Field.BODY);
    missing.addAll(Sites.required(adapter));
    missing.removeAll(fields.wins().keySet());
    if (body.stream().allMatch(b -> b.text().isEmpty())) {
      missing.add(Field.BODY);
    }
    missing.forEach(
        f -> fields.problem(Problem.Kind.MISSING, f, "not found by " + fields.tried(f)));
    return missing.isEmpty();
  }

  private Map<Field, String> provenance() {
    Map<Field, String> rules = new EnumMap<>(Field.class);
    fields.wins().forEach((field, win) -> rules.put(field, win.rule()));
    return rules;
  }

  /** What the site's own rules know for the lead, a base must not take for the subtitle. */
  private Optional<String> subtitle(Optional<String> title) {
    Set<String> leads = fields.own(Field.LEAD).map(SameText::key).collect(Collectors.toSet());
    return fields.one(
        Field.SUBTITLE,
        (candidate, text) ->
            line(text)
                .filter(s -> !says(s, title))
                .filter(
                    s ->
                        candidate.filter(Candidate::inherited).isEmpty()
                            || !leads.contains(SameText.key(s))));
  }

  private static boolean says(String subtitle, Optional<String> title) {
    return title.filter(t -> SameText.same(t, subtitle)).isPresent();
  }

  private static Optional<String> line(String text) {
    String line = Texts.clean(text);
    return line.isEmpty() || line.length() > LONGEST_LINE ? Optional.empty() : Optional.of(line);
  }

  /** An article is not taken from itself. */
  private boolean isAddress(String source, URI url) {
    return source.equals(url.toString()) || source.equals(page.url().toString());
  }

  /** A page that is free up to a number of articles says neither. */
  private static Optional<Boolean> free(String text) {
    return switch (text.strip()
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://schema.org/", "")) {
      case "true", "free" -> Optional.of(true);
      case "false", "locked" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Stands for a title where the adapter does not require one. */
  private static String firstWords(List<Block> body) {
    String text = body.stream().map(Block::text).filter(t -> !t.isEmpty()).findFirst().orElse("");
    int space = text.lastIndexOf(' ', FIRST_WORDS);
    String words =
        text.length() <= FIRST_WORDS ? text : text.substring(0, space > 0 ? space : FIRST_WORDS);
    return words.replace('\n', ' ');
  }
}
