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
import java.util.Optional;
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

  /** Begins the rule's name where the page was searched. */
  static final String SEARCH = "search: ";

  private static final LineRules.Result NOTHING = LineRules.apply(List.of(), List.of());

  private final FieldReader fields;
  private final ParsedPage page;
  private final BodyRule rule;
  private Optional<ContentSearch> search = Optional.empty();

  private BodyReader(FieldReader fields) {
    this.fields = fields;
    this.page = fields.page();
    this.rule = fields.rules().body();
  }

  /** The body's blocks, none if there is no body, and what its lines gave to other fields. */
  static LineRules.Result read(FieldReader fields) {
    return new BodyReader(fields).find();
  }

  private LineRules.Result find() {
    for (int rank = 0; rank < rule.in().size(); rank++) {
      Candidate candidate = rule.in().get(rank);
      LineRules.Result body =
          candidate.selector() instanceof Selector.JsonLd
              ? (candidate.inherited() ? NOTHING : told(candidate))
              : shown(candidate);
      if (length(body) > 0) {
        fields.won(Field.BODY, candidate.label(), rank);
        return body;
      }
    }
    return searched();
  }

  private LineRules.Result shown(Candidate candidate) {
    Region region = Region.of(page, candidate.selector());
    if ((candidate.inherited() || rule.sift()) && share(region) < SHARE) {
      return NOTHING;
    }
    if (!rule.sift()) {
      return read(region.read(page, rule.drop()));
    }
    offerLead();
    return LineRules.apply(rule.lines(), search().within(region).blocks());
  }

  private double share(Region region) {
    return region.containers().stream().mapToDouble(search()::share).sum();
  }

  /** No rule fits: the page is searched, and JSON-LD asked whether it knows more. */
  private LineRules.Result searched() {
    LineRules.Result found = LineRules.apply(rule.lines(), search().blocks());
    for (int rank = 0; rank < rule.in().size(); rank++) {
      Candidate candidate = rule.in().get(rank);
      if (candidate.selector() instanceof Selector.JsonLd) {
        LineRules.Result told = told(candidate);
        if (length(told) > SHORTENED * length(found)) {
          fields.won(Field.BODY, candidate.label(), rank);
          return told;
        }
      }
    }
    if (length(found) < LITTLE) {
      Optional<EmbeddedText> embedded = EmbeddedText.of(page);
      LineRules.Result told = embedded.map(e -> read(e.blocks())).orElse(NOTHING);
      if (length(told) > SHORTENED * length(found)) {
        embedded.ifPresent(e -> fields.wonLast(Field.BODY, e.rule()));
        return told;
      }
    }
    if (length(found) > 0) {
      tellCut(search().isCut());
      fields.wonLast(Field.BODY, SEARCH + name(search().container()));
      offerLead();
    }
    return found;
  }

  private void offerLead() {
    fields.offer(Field.LEAD, "search: standfirst", search().standfirst().stream().toList());
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
      search = Optional.of(ContentSearch.of(page, Region.body(page).dropped(page, rule.drop())));
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
