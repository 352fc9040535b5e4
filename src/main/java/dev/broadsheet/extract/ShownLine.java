package dev.broadsheet.extract;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A short text of a page that may tell something of its article, and what its place speaks for.
 *
 * @param at how many characters of text stand before it
 */
record ShownLine(Element element, String text, int at) {
  static final int LONGEST = 100;

  /** Characters of text between the title and what belongs to it. */
  private static final int NEAR = 300;

  private static final int FAR = 1_500;

  /** How far up the name of an element tells what stands in it. */
  private static final int LEVELS = 4;

  /** What other parts of a page are called. */
  static final Pattern ELSEWHERE =
      words(
          "\\b(?:comments?|commentlist|kommentare?|respond|sidebars?|aside|related(?!-(?:topics|tags)\\b)\\w*|recent\\w*"
              + "|teasers?|latest\\w*|popular\\w*|archives?|calendar|kalender|events?|termine?"
              + "|cookies?|menu|nav|navigation|similar|next|prev|previous|trending|recommend\\w*"
              + "|copyright)\\b");

  private static final NameTest CALLED_FOOTER =
      new NameTest(words("(?<!(?:entry|post|article|asset|story)-)\\bfooter\\b"));

  private static final NameTest OF_ENTRY =
      new NameTest(words("\\b(?:entry|post|article|asset|story)-"));

  /** Whether a text is short enough, its white space aside, to be such a line. */
  static boolean canHold(TextNode text) {
    return text.getWholeText().length() <= 4 * LONGEST;
  }

  static Pattern words(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** 3 below the title, 2 above it, 1 further down, 0 anywhere else. */
  int nearness(PageWalk walk) {
    int behind = at - walk.titleAt();
    if (walk.titleAt() < 0 || behind < -NEAR || behind > FAR) {
      return 0;
    }
    return behind < 0 ? 2 : behind <= NEAR ? 3 : 1;
  }

  /** Whether it stands in another part of the page: comments, teasers, navigation, quoted posts. */
  boolean isElsewhere(PageWalk walk) {
    boolean inFooter = false;
    Element around = element;
    while (around != null && !walk.isAroundTitle(around)) {
      if (around.nameIs("aside")
          || around.nameIs("nav")
          || around.nameIs("figcaption")
          || around.nameIs("blockquote")
          || PageWalk.isCalledElsewhere(around)) {
        return true;
      }
      inFooter |= isFooter(around);
      around = around.parent();
    }
    return inFooter && element.closest("article") == null;
  }

  /** The footer of the article that has the title is a part of it. */
  private static boolean isFooter(Element element) {
    return CALLED_FOOTER.fits(element) || (element.nameIs("footer") && !OF_ENTRY.fits(element));
  }

  /** Whether its element, or one close around it that does not hold the title, is so called. */
  boolean isNamed(NameTest name, PageWalk walk) {
    return Stream.iterate(element, e -> e != null && !walk.isAroundTitle(e), Element::parent)
        .limit(LEVELS)
        .anyMatch(name::fits);
  }

  /** Class, id and the like, words divided by hyphens. */
  static String names(Element element) {
    return String.join(
            " ", element.className(), element.id(), element.attr("itemprop"), element.attr("name"))
        .replace('_', '-');
  }

  /** The line with what stands beside it, where a label may be. */
  String around() {
    Element parent = element.parent();
    return parent == null || element.nameIs("meta")
        ? text
        : ShortText.of(parent, LONGEST).orElse(text);
  }
}
