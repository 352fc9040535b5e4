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

  /** What follows is cut: a tree takes memory by its elements, and the shortest tag is 3 bytes. */
  private static final int MAX_TAGS = 500_000;

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
    return extract(page, adapter, hint, Scrutiny.NONE);
  }

  /**
   * As {@link #extract(Page, SiteAdapter, Optional)}, with some distrust of the site's own body
   * rules.
   */
  public static Extraction extract(
      Page page, SiteAdapter adapter, Optional<Link> hint, Scrutiny scrutiny) {
    return Content.refusal(page)
        .map(Extraction::nothing)
        .orElseGet(() -> read(page, parse(page), adapter, hint, scrutiny));
  }

  /**
   * As {@link #extract(Page, SiteAdapter)} of a page that was parsed before: for those who read one
   * by several adapters.
   *
   * @param parsed the page, as {@link #parse} gave it
   */
  public static Extraction extract(Page page, ParsedPage parsed, SiteAdapter adapter) {
    return Content.refusal(page)
        .map(Extraction::nothing)
        .orElseGet(() -> read(page, parsed, adapter, Optional.empty(), Scrutiny.NONE));
  }

  private static Extraction read(
      Page page, ParsedPage parsed, SiteAdapter adapter, Optional<Link> hint, Scrutiny scrutiny) {
    Extraction read = PageReader.read(page, parsed, adapter, hint, scrutiny);
    return NotFound.told(parsed, read.article())
        .map(Extraction::nothing)
        .orElse(read)
        .with(cuts(page, parsed));
  }

  /** Parses a page within the bounds of an extraction; also one that holds no article. */
  public static ParsedPage parse(Page page) {
    Document document =
        Parser.htmlParser()
            .setMaxDepth(MAX_DEPTH)
            .parseInput(Charsets.reader(bounded(page)), page.url().toString());
    return new ParsedPage(document, page.url());
  }

  private static List<Problem> cuts(Page page, ParsedPage parsed) {
    List<Problem> cuts = new ArrayList<>(parsed.problems());
    int bytes = page.body().length;
    int bound = bound(page.body());
    if (bound < bytes) {
      String why = bound < MAX_BYTES ? ": it has more than " + MAX_TAGS + " tags" : "";
      cuts.add(cut("the page has " + bytes + " bytes, only " + bound + " were read" + why));
    }
    if (parsed.depth() >= MAX_DEPTH) {
      cuts.add(
          cut("elements are nested deeper than " + MAX_DEPTH + ": the inner ones were raised"));
    }
    return cuts;
  }

  /** How many bytes of a body are read. */
  private static int bound(byte[] body) {
    int most = Math.min(body.length, MAX_BYTES);
    if (most < 3 * MAX_TAGS) {
      return most;
    }
    int tags = 0;
    for (int i = 0; i < most; i++) {
      if (body[i] == '<' && ++tags > MAX_TAGS) {
        return i;
      }
    }
    return most;
  }

  private static Page bounded(Page page) {
    int bound = bound(page.body());
    return bound == page.body().length ? page : page.withBody(Arrays.copyOf(page.body(), bound));
  }

  private static Problem cut(String what) {
    return new Problem(Problem.Kind.BOUND, Optional.empty(), what);
  }
}
