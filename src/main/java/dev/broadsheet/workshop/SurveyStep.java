package dev.broadsheet.workshop;

import dev.broadsheet.normalize.Counted;
import java.util.Objects;

/**
 * A step of looking around a site, told while that goes on. As a string it is a line for a
 * terminal.
 *
 * @param what an address, or an article's title
 * @param count of the source's links, or how many articles there are with this one
 * @param of how many articles are enough
 */
public record SurveyStep(Kind kind, String what, int count, int of) {
  public SurveyStep {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
  }

  /** What was done. */
  public enum Kind {
    /** No feed was found where one may lie. */
    NOTHING,
    /** No site map was found where one may lie. */
    NO_SITE_MAP,
    /** A source with its links. */
    SOURCE,
    /** A site map of site maps. */
    INDEX,
    /** An article to learn from. */
    ARTICLE,
    /** An adapter is made of the articles. */
    DRAFT,
    /** Style sheets are asked for. */
    SHEETS
  }

  static SurveyStep at(Kind kind, String address) {
    return new SurveyStep(kind, address, 0, 0);
  }

  static SurveyStep source(String address, int links) {
    return new SurveyStep(links == 0 ? Kind.INDEX : Kind.SOURCE, address, links, 0);
  }

  /** An adapter is made of what was found. */
  public static SurveyStep draft() {
    return at(Kind.DRAFT, "");
  }

  /** The style sheets of the pages are asked for, which is the last step. */
  public static SurveyStep sheets() {
    return at(Kind.SHEETS, "");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case NOTHING -> "nothing at " + what;
      case NO_SITE_MAP -> "no site map at " + what;
      case SOURCE -> what + ": " + Counted.of(count, "link");
      case INDEX -> what + ": an index";
      case ARTICLE -> "article: " + what;
      case DRAFT -> "first draft";
      case SHEETS -> "style sheets";
    };
  }
}
