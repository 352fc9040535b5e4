package dev.broadsheet.extract;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A short text of a page that may be its date of publication, and what its place speaks for.
 *
 * @param at how many characters of text stand before it
 */
record ShownLine(Element element, String text, int at) {
  static final int LONGEST = 100;

  /** Characters of text between the title and a date that belongs to it. */
  private static final int NEAR = 300;

  /** A date in a script's data may be another article's. */
  private static final int SCRIPTED = 3;

  private static final int FAR = 1_500;

  /** How far up the name of an element tells what a date in it is. */
  private static final int LEVELS = 4;

  private static final Pattern COPYRIGHT = words("©|\\(c\\)|copyright|rights reserved");

  private static final Pattern OF_DATES =
      words("date|time|datum|fecha|publi|posted|created|byline|meta|zeit|\\binfo|author|stamp");

  private static final Pattern ELSEWHERE =
      words(
          "\\b(?:comments?|commentlist|kommentare?|respond|sidebars?|aside|related\\w*|recent\\w*"
              + "|teasers?|latest\\w*|popular\\w*|archives?|calendar|kalender|events?|termine?"
              + "|cookies?|menu|nav|navigation|similar|next|prev|previous|trending|recommend\\w*"
              + "|copyright|(?<!(?:entry|post|article|asset|story)-)footer)\\b");

  /** Words that tell a date of publication, beside those that every date may have. */
  private static final Pattern LABEL =
      words(
          "publi|pub-?date|posted|written|created|erschienen|veröffentlicht|erstellt|datum|\\bdate"
              + "|\\bvom\\b|\\bstand\\b|fecha|posté|mis en ligne|pubblicato|geplaatst|publicerad"
              + "|опубл|дата|размещ|добавл|发布|发表|日期|日時|公開|投稿|등록|입력");

  private static Pattern words(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  boolean isCopyright() {
    return COPYRIGHT.matcher(text).find();
  }

  /**
   * How much speaks for it.
   *
   * @param titleAt where the title stands, by the same measure as the line; negative if nowhere
   * @param aroundTitle what holds the title too is no other part of the page, whatever its name
   */
  int weight(int titleAt, Set<Element> aroundTitle) {
    return element.nameIs("script")
        ? SCRIPTED
        : place(titleAt) + names(aroundTitle) + (isMarked() ? 2 : 0);
  }

  private boolean isMarked() {
    return element.nameIs("time") || element.nameIs("meta");
  }

  private int place(int titleAt) {
    if (titleAt < 0) {
      return 0;
    }
    int behind = at - titleAt;
    return behind < -NEAR ? 0 : behind < 0 ? 2 : behind <= NEAR ? 3 : behind <= FAR ? 1 : 0;
  }

  private int names(Set<Element> aroundTitle) {
    int weight = 0;
    boolean inArticle = false;
    Element around = element;
    for (int level = 0; around != null && !aroundTitle.contains(around); level++) {
      String names = names(around);
      inArticle |= around.nameIs("article");
      if (ELSEWHERE.matcher(names).find() || isAside(around, inArticle)) {
        return -4;
      }
      if (level < LEVELS && OF_DATES.matcher(names).find()) {
        weight = 2;
      }
      around = around.parent();
    }
    return weight;
  }

  private static String names(Element element) {
    return String.join(
            " ", element.className(), element.id(), element.attr("itemprop"), element.attr("name"))
        .replace('_', '-');
  }

  private static boolean isAside(Element element, boolean inArticle) {
    return element.nameIs("aside")
        || element.nameIs("nav")
        || (element.nameIs("footer") && !inArticle);
  }

  /** Whether the line, or what it stands in, says that it tells a publication. */
  boolean isLabelled() {
    String beside = around();
    return LABEL.matcher(beside.length() <= LONGEST ? beside : text).find()
        || LABEL.matcher(element.attr("name")).find();
  }

  /** The line with what stands beside it, where a label may be. */
  String around() {
    Element parent = element.parent();
    return parent == null || element.nameIs("meta") ? text : parent.text();
  }
}
