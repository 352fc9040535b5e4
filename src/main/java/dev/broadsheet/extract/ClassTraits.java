package dev.broadsheet.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What an element's class tells of it. Thread-safe.
 *
 * @param unseen shown to screen readers only
 * @param picture holds a picture, where HTML has figure
 * @param caption holds what stands below a picture
 * @param credit names whose the picture is
 * @param initial holds a paragraph's first letter, drawn large
 * @param post a post of a network, by the name under which its own script finds it
 */
record ClassTraits(
    boolean unseen,
    boolean picture,
    boolean caption,
    boolean credit,
    boolean initial,
    boolean post) {
  private static final NameMemory<ClassTraits> KNOWN = new NameMemory<>(ClassTraits::read);

  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?:^|\\s)(?!not-)(?:[a-z]{1,6}[:_-])?(?:sr-only|visually-?hidden|hidden-?visually|vh"
              + "|vis-?hidden|screen-?reader(?:-text|-only)?|show-for-sr|off-?screen|element-invisible"
              + "|blind|assistive-text|a11y-hidden|hidden-accessible)(?:\\s|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PICTURE =
      Pattern.compile(
          "(?:^|[\\s_-])(?:pic|picture|image|img|photo|figure|illustration|wp-caption|media)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CAPTION =
      Pattern.compile("caption|(?:photo|image|img|pic)[_-]?(?:credit|author|source)|copyright");

  private static final Pattern CREDIT =
      Pattern.compile("credit|copyright|photograph|agency|source|author", Pattern.CASE_INSENSITIVE);

  private static final Pattern INITIAL =
      Pattern.compile("drop-?cap|(?:initial|first)-?letter", Pattern.CASE_INSENSITIVE);

  private static final Pattern POST =
      Pattern.compile(
          "\\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)"
              + "|bluesky-embed|reddit-(?:card|embed-bq)|imgur-embed-pub|telegram-post)\\b");

  private static final ClassTraits NONE = new ClassTraits(false, false, false, false, false, false);

  static ClassTraits of(Element element) {
    String names = Markup.attribute(element, "class");
    return names.isEmpty() ? NONE : KNOWN.of(names);
  }

  private static ClassTraits read(String names) {
    ClassTraits traits =
        new ClassTraits(
            UNSEEN.matcher(names).find(),
            PICTURE.matcher(names).find(),
            CAPTION.matcher(names).find(),
            CREDIT.matcher(names).find(),
            INITIAL.matcher(names).find(),
            POST.matcher(names).find());
    return traits.equals(NONE) ? NONE : traits;
  }
}
