package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.normalize.Charsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** The front door: a page and its site's adapter in, an article out. Stateless, thread-safe. */
public final class Extractor {
  /** Longer pages are cut: no article is that long, and a tree takes many times its page. */
  private static final int MAX_BYTES = 16 << 20;

  /**
   * What is nested deeper becomes a sibling. The cost of a selector with ancestors grows with the
   * depth, and pages made by people stay far below it.
   */
  private static final int MAX_DEPTH = 128;

  private Extractor() {}

  /**
   * As {@link #extract(Page, SiteAdapter, Optional)} of a page of which no source told anything.
   */
  public static Extraction extract(Page page, SiteAdapter adapter) {
    return extract(page, adapter, Optional.empty());
  }

  /**
   * Takes the article out of a page. Never throws for a page's sake: what is wrong with it is in
   * the problems.
   *
   * @param hint what the page's source said of it; its title, date and tags stand in where the page
   *     has none
   */
  public static Extraction extract(Page page, SiteAdapter adapter, Optional<Link> hint) {
    Optional<Problem> refusal = Content.refusal(page);
    if (refusal.isPresent()) {
      return Extraction.nothing(refusal.get());
    }
    ParsedPage parsed = parse(page);
    Extraction read = PageReader.read(page, parsed, adapter, hint);
    return NotFound.told(parsed.document(), read.article())
        .map(Extraction::nothing)
        .orElse(read)
        .with(cuts(page, parsed));
  }

  static ParsedPage parse(Page page) {
    Document document =
        Parser.htmlParser()
            .setMaxDepth(MAX_DEPTH)
            .parseInput(Charsets.reader(bounded(page)), page.url().toString());
    return new ParsedPage(document, page.url());
  }

  private static List<Problem> cuts(Page page, ParsedPage parsed) {
    List<Problem> cuts = new ArrayList<>(parsed.problems());
    if (!isBounded(page)) {
      cuts.add(
          cut("the page has " + page.body().length + " bytes, only " + MAX_BYTES + " were read"));
    }
    if (parsed.depth() >= MAX_DEPTH) {
      cuts.add(
          cut("elements are nested deeper than " + MAX_DEPTH + ": the inner ones were raised"));
    }
    return cuts;
  }

  private static boolean isBounded(Page page) {
    return page.body().length <= MAX_BYTES;
  }

  private static Page bounded(Page page) {
    return isBounded(page)
        ? page
        : new Page(
            page.requested(),
            page.url(),
            page.status(),
            page.headers(),
            Arrays.copyOf(page.body(), MAX_BYTES),
            page.charset(),
            page.fetched(),
            page.via());
  }

  private static Problem cut(String what) {
    return new Problem(Problem.Kind.BOUND, Optional.empty(), what);
  }
}
