package dev.broadsheet.extract;

import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Finds the body and reads it into blocks. A site's own candidates are taken as they stand, less
 * what its adapter drops, unless it has them sifted; a container of a base has to hold most of what
 * the search finds; then that is taken, or the text in JSON-LD where the page shows far less.
 */
final class BodyReader {
  /** A base's container that holds less than this share of the body is another part. */
  private static final double SHARE = 0.5;

  /** Text in JSON-LD this much longer than what the page shows is the whole of a shortened body. */
  private static final int SHORTENED = 3;

  /** A page that shows more text than that is not asked for what its scripts know. */
  private static final int LITTLE = 1_000;

  /** What a search finds is no article when it is shorter. */
  private static final int LEAST = 400;

  /** A site's own rule that gives so many times less than the search has lost its place. */
  private static final int LOST = 4;

  /** Begins the rule's name where the page was searched. */
  static final String SEARCH = "search: ";

  /** Goes before the rule's name where none of the site's own rules gave the body. */
  static final String FALLBACK = "fallback: ";

  private static final LineRules.Result NOTHING = LineRules.apply(List.of(), List.of());

  private final FieldReader fields;
  private final ParsedPage page;
  private final BodyRule rule;
  private final Scrutiny scrutiny;
  private Optional<ContentSearch> search = Optional.empty();

  private BodyReader(FieldReader fields, Scrutiny scrutiny) {
    this.fields = fields;
    this.scrutiny = scrutiny;
    this.page = fields.page();
    this.rule = fields.rules().body();
  }

  /**
   * A body that was read.
   *
   * @param blocks none if there is no body
   * @param taken what its lines gave to other fields
   */
  record Read(List<Block> blocks, Map<Field, LineRules.Taken> taken, BodyGauge gauge) {}

  static Read read(FieldReader fields, Scrutiny scrutiny) {
    BodyReader reader = new BodyReader(fields, scrutiny);
    LineRules.Result body = reader.find();
    return new Read(body.blocks(), body.taken(), reader.gauge(body));
  }

  private BodyGauge gauge(LineRules.Result body) {
    if (!scrutiny.compares()) {
      return BodyGauge.of(body.blocks());
    }
    BodyGauge gauge = BodyGauge.ofLines(body.blocks());
    return fields.isOwn(Field.BODY)
        ? gauge.agreeing(Agreement.between(body.blocks(), lines(search()).blocks()))
        : gauge;
  }

  private LineRules.Result lines(ContentSearch found) {
    return LineRules.apply(rule.lines(), found.blocks());
  }

  private LineRules.Result find() {
    for (int rank = 0; rank < rule.in().size(); rank++) {
      Candidate candidate = rule.in().get(rank);
      LineRules.Result body =
          candidate.selector() instanceof Selector.JsonLd
              ? (candidate.inherited() ? NOTHING : told(candidate))
              : shown(candidate);
      if (length(body) > 0 && !isLost(candidate, body)) {
        won(candidate, rank);
        return body;
      }
    }
    return searched();
  }

  /** Whether a site's own rule gives so little, or such lines, that it must have lost its place. */
  private boolean isLost(Candidate candidate, LineRules.Result body) {
    if (candidate.inherited() || length(body) >= scrutiny.doubtBelow()) {
      return false;
    }
    int found = length(lines(search()));
    return found >= LEAST
        && (LOST * length(body) < found || BodyGauge.ofLines(body.blocks()).isMostlyResidue());
  }

  private void won(Candidate candidate, int rank) {
    fields.won(
        Field.BODY, candidate.inherited() ? fallback(candidate.label()) : candidate.label(), rank);
  }

  private String fallback(String label) {
    boolean hasOwn = rule.in().stream().anyMatch(c -> !c.inherited());
    return hasOwn ? FALLBACK + label : label;
  }

  private LineRules.Result shown(Candidate candidate) {
    Region region = Region.of(page, candidate.selector());
    if ((candidate.inherited() || rule.sift()) && share(region) < SHARE) {
      return NOTHING;
    }
    if (!rule.sift()) {
      return read(region.read(page, rule));
    }
    LineRules.Result sifted = LineRules.apply(rule.lines(), search().within(region).blocks());
    if (whole(sifted).isPresent()) {
      return NOTHING;
    }
    offerFirstLines();
    return sifted;
  }

  private double share(Region region) {
    return region.containers().stream().mapToDouble(search()::share).sum();
  }

  /** No rule fits: the page is searched, and JSON-LD asked whether it knows more. */
  private LineRules.Result searched() {
    LineRules.Result found = lines(search());
    Optional<Integer> whole = whole(found);
    if (whole.isPresent()) {
      Candidate candidate = rule.in().get(whole.get());
      won(candidate, whole.get());
      return told(candidate);
    }
    if (length(found) < LITTLE) {
      Optional<EmbeddedText> embedded = EmbeddedText.of(page);
      LineRules.Result told = embedded.map(e -> read(e.blocks())).orElse(NOTHING);
      if (length(told) > SHORTENED * length(found)) {
        embedded.ifPresent(e -> fields.wonLast(Field.BODY, fallback(e.rule())));
        return told;
      }
    }
    if (length(found) > 0) {
      tellCut(search().isCut());
      fields.wonLast(Field.BODY, fallback(SEARCH + name(search().container())));
      offerFirstLines();
    }
    return found;
  }

  /** The rank of JSON-LD that tells the whole of a body which the page shortens. */
  private Optional<Integer> whole(LineRules.Result found) {
    return IntStream.range(0, rule.in().size())
        .filter(rank -> rule.in().get(rank).selector() instanceof Selector.JsonLd)
        .filter(rank -> length(told(rule.in().get(rank))) > SHORTENED * length(found))
        .boxed()
        .findFirst();
  }

  private void offerFirstLines() {
    fields.suggest(Field.LEAD, "search: standfirst", search().standfirst().stream().toList());
    fields.suggest(Field.AUTHORS, "search: first line", search().byline());
  }

  private LineRules.Result read(BlockReader.Blocks read) {
    tellCut(read.cut());
    return LineRules.apply(rule.lines(), read.blocks());
  }

  private void tellCut(boolean cut) {
    if (cut) {
      fields.problem(Problem.Kind.BOUND, Field.BODY, "the body is too long: its end was left out");
    }
  }

  private LineRules.Result told(Candidate candidate) {
    return LineRules.apply(rule.lines(), paragraphs(page, candidate));
  }

  /** The paragraphs of a text that the page tells to machines. */
  static List<Block> paragraphs(ParsedPage page, Candidate candidate) {
    List<Block> blocks = new ArrayList<>();
    for (Selector.Found found : candidate.selector().select(page)) {
      found
          .text()
          .lines()
          .map(Texts::clean)
          .filter(t -> !t.isEmpty())
          .map(Paragraph::new)
          .forEach(blocks::add);
    }
    return blocks;
  }

  private ContentSearch search() {
    if (search.isEmpty()) {
      search = Optional.of(ContentSearch.of(page, BodyMarks.of(page, Region.body(page), rule)));
    }
    return search.get();
  }

  private static int length(LineRules.Result body) {
    return body.blocks().stream().mapToInt(b -> b.text().length()).sum();
  }

  private static String name(Element element) {
    return element.normalName()
        + (element.id().isBlank() ? "" : "#" + element.id())
        + element.classNames().stream().limit(2).map(c -> "." + c).reduce("", String::concat);
  }
}
