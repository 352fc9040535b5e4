package dev.broadsheet.extract;

import java.util.Optional;

/**
 * What pages say beside their articles, known by its words: whatever the page's language, the
 * phrases of all languages are looked for, as pages mix them. The phrases are data, a file a
 * language: {@code residue/xx.phrases} beside this class; {@code residue/en.phrases} tells how a
 * file is written.
 */
final class Residue {
  private static final ResiduePhrases PHRASES = ResiduePhrases.load();

  private Residue() {}

  /** What a line of residue is for; in the files a section has the constant's name. */
  enum Kind {
    /** Leads to other articles: "read also", "more on this topic", "most read". */
    RELATED,
    /** The page's own furniture: "skip to content", "back to top", "log in". */
    NAVIGATION,
    /** Asks for following: newsletters, channels, notifications. */
    SUBSCRIBE,
    /** Hands the article on: share bars, printing, copying the link. */
    SHARE,
    /** Comments, their number, their rules and their form. */
    COMMENTS,
    /** Asks for money as a gift, or for members. */
    DONATE,
    /** Tells that the text is for subscribers, or sells it. */
    PAYWALL,
    /** Marks advertisements, sponsored text and affiliate links. */
    ADVERTISEMENT,
    /** Cookies, consent to embedded content, protection of data. */
    PRIVACY,
    /** Offers the publisher's application. */
    APP,
    /** Asks readers to report mistakes. */
    CORRECTION,
    /** Names the author. */
    BYLINE,
    /** Names who made a picture or a film, or owns it. */
    CREDIT,
    /** Tells when the article was published or changed. */
    DATED,
    /** Lists tags, topics or sections. */
    TAGS,
    /** Rights, conditions of reprinting, registration of the medium. */
    COPYRIGHT,
    /** Counts views and votes, or tells the time of reading. */
    COUNTER,
    /** Stands where a script shall put something, or tells that it failed. */
    LOADING,
    /** Introduces the author. */
    BIOGRAPHY,
    /** Tells who reported, edited, translated, or where the text comes from. */
    REPORTING
  }

  /**
   * The kind of residue that a block's text is.
   *
   * @param text clean text; of several lines the first one is looked at
   */
  static Optional<Kind> of(String text) {
    int end = text.indexOf('\n');
    return PHRASES.find(end < 0 ? text : text.substring(0, end));
  }
}
