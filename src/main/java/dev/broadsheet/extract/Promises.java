package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page's head promises of its article, as letters and digits only.
 *
 * @param title the document's title and that for networks, one after the other
 * @param description how the text begins, or what it is about; empty without one
 * @param text the article's text in JSON-LD; empty without one
 * @param stems the beginnings of the words of title and description
 */
record Promises(String title, String description, String text, Set<String> stems) {
  private static final List<Selector> DESCRIPTIONS =
      List.of(new Selector.Meta("og:description"), new Selector.Meta("description"));
  private static final Selector TITLE = new Selector.Meta("og:title");
  private static final Selector TEXT = new Selector.JsonLd("articleBody");

  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int STEM = 5;
  private static final int MAX_STEMS = 30;
  private static final int FEW_STEMS = 8;

  /** Shorter texts may stand anywhere by chance. */
  private static final int SHORTEST = 8;

  private static final int BEGINNING = 40;
  private static final int WHOLE_TEXT = 200;

  static Promises of(ParsedPage page) {
    String title = page.title();
    String description =
        DESCRIPTIONS.stream()
            .flatMap(selector -> selector.select(page).stream())
            .map(Selector.Found::text)
            .findFirst()
            .orElse("");
    return new Promises(
        SameText.key(title) + '\n' + texts(page, TITLE),
        SameText.key(description),
        texts(page, TEXT),
        stems(title + ' ' + description));
  }

  private static Set<String> stems(String text) {
    return WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= STEM)
        .map(word -> word.substring(0, STEM))
        .limit(MAX_STEMS)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many of the promised words a line has, by their beginnings. */
  int kept(String key) {
    int kept = 0;
    for (String stem : stems) {
      kept += key.contains(stem) ? 1 : 0;
    }
    return kept;
  }

  /** Whether a whole text is what the head is about: it says most of what that promises. */
  boolean areKept(String key) {
    return isDescribed(key) || (stems.size() >= FEW_STEMS && 2 * kept(key) > stems.size());
  }

  /** Whether a whole text may be what the head is about, if something else speaks for it too. */
  boolean mayBeKept(String key) {
    return 10 * kept(key) >= stems.size() || isDescribed(key);
  }

  private static String texts(ParsedPage page, Selector selector) {
    return selector.select(page).stream()
        .map(found -> SameText.key(found.text()))
        .collect(Collectors.joining());
  }

  boolean isTitle(String key) {
    return key.length() > SHORTEST && title.contains(key);
  }

  /** Whether a line is what the description says, or begins with it. */
  boolean isDescribed(String key) {
    return key.length() > BEGINNING / 2
        && description.length() > BEGINNING / 2
        && (description.contains(key)
            || key.contains(description.substring(0, Math.min(BEGINNING, description.length()))));
  }

  /** Whether the page tells its article's text in its head. */
  boolean hasText() {
    return text.length() > WHOLE_TEXT;
  }

  boolean tells(String key) {
    return text.contains(key);
  }
}
