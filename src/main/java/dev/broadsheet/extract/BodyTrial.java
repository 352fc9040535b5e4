package dev.broadsheet.extract;

import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.LineRule;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.extract.LeftOut.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * Finds what of the body's region is not in the article, and asks each rule in the order in which
 * they apply whether it was that one.
 */
final class BodyTrial {
  /** Never shown, or told elsewhere: a caption goes with its picture. */
  private static final Set<String> NO_LOSS =
      Set.of("script", "style", "noscript", "template", "svg", "head", "figcaption", "caption");

  private final ParsedPage page;
  private final BodyRule rule;
  private final Extraction extraction;
  private final List<LeftOut> leftOut = new ArrayList<>();

  BodyTrial(ParsedPage page, BodyRule rule, Extraction extraction) {
    this.page = page;
    this.rule = rule;
    this.extraction = extraction;
  }

  List<LeftOut> leftOut() {
    Optional.ofNullable(extraction.wins().get(Field.BODY)).ifPresent(this::read);
    return leftOut;
  }

  private void read(Win win) {
    if (win.rank() < rule.in().size()) {
      read(rule.in().get(win.rank()));
    } else if (win.rule()
        .replaceFirst("^" + BodyReader.FALLBACK, "")
        .startsWith(BodyReader.SEARCH)) {
      Region whole = Region.body(page);
      tellDropped(whole);
      tellSearch(search());
    }
  }

  private void read(Candidate winner) {
    if (winner.selector() instanceof Selector.JsonLd) {
      tellLines(BodyReader.paragraphs(page, winner));
      return;
    }
    Region region = Region.of(page, winner.selector());
    tellDropped(region);
    if (rule.sift()) {
      tellSearch(search().within(region));
      return;
    }
    region.containers().forEach(this::tellSilent);
    tellLines(region.read(page, rule).blocks());
  }

  private ContentSearch search() {
    return ContentSearch.of(page, BodyMarks.of(page, Region.body(page), rule));
  }

  private void tellSearch(ContentSearch search) {
    List<String> told = leftOut.stream().map(l -> SameText.key(l.text())).toList();
    search.refused().stream()
        .filter(l -> !isSaid(SameText.key(l.text()), told))
        .forEach(leftOut::add);
    tellLines(search.blocks());
  }

  private static boolean isSaid(String key, List<String> told) {
    return !key.isEmpty() && told.stream().anyMatch(t -> t.contains(key));
  }

  private void tellDropped(Region region) {
    Set<Element> told = new HashSet<>();
    for (Selector.Css drop : rule.drop()) {
      for (Element container : region.containers()) {
        for (Element element : page.select(drop.path(), container)) {
          if (element.parents().stream().noneMatch(told::contains) && told.add(element)) {
            tell(element.text(), Why.DROPPED, drop.label());
          }
        }
      }
    }
  }

  private void tellSilent(Element container) {
    Set<Element> dropped = BodyMarks.of(page, new Region(List.of(container)), rule).dropped();
    container.filter(
        (Node node, int depth) -> {
          if (depth == 0 || !(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
          }
          boolean silent = Markup.isSilent(element, ClassTraits.of(element));
          if (silent && !dropped.contains(element) && !NO_LOSS.contains(element.normalName())) {
            tell(element.text(), Why.SILENT, element.normalName());
          }
          return silent || dropped.contains(element)
              ? NodeFilter.FilterResult.SKIP_ENTIRELY
              : NodeFilter.FilterResult.CONTINUE;
        });
  }

  /** Tells the lines that rules on lines took, then those that the article lacks all the same. */
  private void tellLines(List<Block> blocks) {
    List<String> kept = new ArrayList<>();
    Optional<LineRule> cut = Optional.empty();
    for (String line : lines(blocks).toList()) {
      Optional<LineRule> met = cut.or(() -> LineRules.met(rule.lines(), line));
      if (met.isEmpty()) {
        kept.add(line);
        continue;
      }
      Why why =
          switch (met.get()) {
            case LineRule.Drop _ -> Why.LINE;
            case LineRule.Cut _ -> Why.CUT;
            case LineRule.Take _ -> Why.TAKEN;
          };
      cut = why == Why.CUT ? met : cut;
      tell(line, why, met.get().pattern().pattern());
    }
    extraction.article().ifPresent(article -> tellRepeated(kept, article));
  }

  private void tellRepeated(List<String> kept, Article article) {
    List<String> missing = new ArrayList<>(kept);
    lines(article.body()).forEach(missing::remove);
    missing.forEach(line -> tell(line, Why.REPEATED, repeated(line, article)));
  }

  private static String repeated(String line, Article article) {
    String key = SameText.key(line);
    if (key.equals(SameText.key(article.title()))) {
      return Field.TITLE.key();
    }
    if (article.subtitle().filter(s -> key.equals(SameText.key(s))).isPresent()) {
      return Field.SUBTITLE.key();
    }
    if (article.lead().filter(l -> SameText.key(l).contains(key)).isPresent()) {
      return Field.LEAD.key();
    }
    return article.authors().stream().anyMatch(a -> key.contains(SameText.key(a)))
        ? Field.AUTHORS.key()
        : Field.BODY.key();
  }

  private static Stream<String> lines(List<Block> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                switch (block) {
                  case Block.Paragraph _, Block.Heading _, Block.Quote _ -> Stream.of(block.text());
                  case Block.Listing listing -> listing.items().stream();
                  case Block.Table _, Block.Figure _, Block.Embed _ -> Stream.<String>empty();
                });
  }

  private void tell(String text, Why why, String by) {
    LeftOut told = LeftOut.of(text, why, by);
    if (!told.text().isEmpty()) {
      leftOut.add(told);
    }
  }
}
