package dev.broadsheet.extract;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.Charsets;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells pages that wait for a script to bring their text. */
public final class ScriptedPage {
  /** Characters; a menu and a footer may stand around the place that a script fills. */
  private static final int LITTLE = 1_000;

  /** Where the frameworks of today put what they make. */
  private static final String ROOT =
      "#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #react-root, #app-root, #main-app,"
          + " app-root, [ng-app], [ng-version], [data-reactroot], [data-server-rendered],"
          + " [v-cloak]";

  private static final Pattern ASKS_FOR_SCRIPTS =
      Pattern.compile("java\\s?script|скрипт", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private ScriptedPage() {}

  /**
   * Whether a page has scripts and little text outside links, and says by its markup that the text
   * is still to come: by the root of an application, or by a word to those without scripts.
   */
  public static boolean isFilledByScripts(Page page) {
    Document document = Jsoup.parse(Charsets.decode(page), page.url().toString());
    boolean waits =
        document.selectFirst(ROOT) != null
            || document.select("noscript").stream()
                .anyMatch(n -> ASKS_FOR_SCRIPTS.matcher(n.text()).find());
    return waits && document.selectFirst("script") != null && hasLittleText(document.body());
  }

  private static boolean hasLittleText(Element body) {
    body.select("noscript, script, style, template, a").remove();
    return body.text().length() < LITTLE;
  }
}
