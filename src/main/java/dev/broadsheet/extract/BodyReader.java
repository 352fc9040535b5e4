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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Finds the body and reads it into blocks. A site's own candidates are taken as they stand, less
 * what its adapter drops; a container of the base has to hold most of the page's running text and
 * is cleaned of boilerplate; then the page is searched; the base's text in JSON-LD comes last, as
 * it has lost its structure.
 */
final class BodyReader {
  /** A base's container that holds less than this share of the running text is another part. */
  private static final double SHARE = 0.5;

  /** Text in JSON-LD this much longer than what the page shows is the whole of a shortened body. */
  private static final int SHORTENED = 3;

  private final FieldReader fields;
  private final ParsedPage page;
  private final BodyRule rule;
  private Optional<ContentScorer> scorer = Optional.empty();

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
      List<Element> containers = containers(candidate.selector());
      boolean own = !candidate.inherited();
      if (own && candidate.selector() instanceof Selector.JsonLd) {
        LineRules.Result told = told(candidate);
        if (length(told) > 0) {
          fields.won(Field.BODY, candidate.label(), rank);
          return told;
        }
      }
      if (!containers.isEmpty() && (own || holdsMost(containers))) {
        LineRules.Result body = read(containers, !own);
        if (length(body) > 0) {
          fields.won(Field.BODY, candidate.label(), rank);
          return body;
        }
      }
    }
    return search();
  }

  /** No rule fits: the page is searched, and JSON-LD asked whether it knows more. */
  private LineRules.Result search() {
    Optional<Element> best = scorer().best();
    LineRules.Result shown =
        best.map(b -> read(List.of(b), true))
            .orElseGet(() -> LineRules.apply(List.of(), List.of()));
    for (int rank = 0; rank < rule.in().size(); rank++) {
      Candidate candidate = rule.in().get(rank);
      if (candidate.selector() instanceof Selector.JsonLd) {
        LineRules.Result told = told(candidate);
        if (length(told) > SHORTENED * length(shown)) {
          fields.won(Field.BODY, candidate.label(), rank);
          return told;
        }
      }
    }
    if (length(shown) > 0) {
      best.ifPresent(b -> fields.wonLast(Field.BODY, "search: " + name(b)));
    }
    return shown;
  }

  private List<Element> containers(Selector selector) {
    List<Element> found =
        switch (selector) {
          case Selector.Css css -> page.select(css.path());
          case Selector.XPath xpath ->
              xpath.select(page).stream().flatMap(f -> f.element().stream()).toList();
          case Selector.JsonLd _, Selector.Meta _, Selector.UrlPart _ -> List.of();
        };
    return outermost(found);
  }

  /** In document order an element stands behind those that hold it. */
  private static List<Element> outermost(List<Element> found) {
    if (found.size() < 2) {
      return found;
    }
    Set<Element> all = new HashSet<>(found);
    return found.stream().filter(e -> e.parents().stream().noneMatch(all::contains)).toList();
  }

  private boolean holdsMost(List<Element> containers) {
    int held = containers.stream().mapToInt(scorer()::running).sum();
    int most = scorer().best().map(scorer()::running).orElse(0);
    return held > 0 && held >= SHARE * most;
  }

  private LineRules.Result read(List<Element> containers, boolean clean) {
    Set<Element> dropped = new HashSet<>();
    for (Element container : containers) {
      rule.drop().forEach(d -> dropped.addAll(page.select(d.path(), container)));
      if (clean) {
        dropped.addAll(scorer().boilerplate(container));
      }
    }
    BlockReader.Blocks read = BlockReader.read(containers, dropped);
    if (read.cut()) {
      fields.problem(Problem.Kind.BOUND, Field.BODY, "the body is too long: its end was left out");
    }
    return LineRules.apply(rule.lines(), read.blocks());
  }

  private LineRules.Result told(Candidate candidate) {
    return LineRules.apply(rule.lines(), paragraphs(candidate));
  }

  private List<Block> paragraphs(Candidate candidate) {
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

  private ContentScorer scorer() {
    if (scorer.isEmpty()) {
      scorer = Optional.of(ContentScorer.of(page.document()));
    }
    return scorer.get();
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
