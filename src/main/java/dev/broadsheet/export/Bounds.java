package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Moment;
import java.net.URI;
import java.time.Instant;

/** What an article from elsewhere must keep to, so that the store and every format can hold it. */
final class Bounds {
  private static final int LONGEST_SITE = 200;
  private static final int LONGEST_LANGUAGE = 35;
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Bounds() {}

  /**
   * Refuses what does not.
   *
   * @throws IllegalArgumentException that says what was found and what would do
   */
  static void require(Article article) {
    address(article.url());
    length("site", article.site(), LONGEST_SITE);
    article.language().ifPresent(language -> length("language", language, LONGEST_LANGUAGE));
    article.published().ifPresent(moment -> time("published", moment));
    article.modified().ifPresent(moment -> time("modified", moment));
    if (article.fetched().isBefore(FIRST) || !article.fetched().isBefore(END)) {
      throw wrongTime("fetched", article.fetched());
    }
  }

  private static void address(URI url) {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "found url \"" + url + "\", expected a URL with http or https and a host");
    }
  }

  private static void length(String key, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          "found %s of %d characters, expected some, and at most %d"
              .formatted(key, text.strip().length(), longest));
    }
  }

  private static void time(String key, Moment moment) {
    int year = moment.time().getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw wrongTime(key, moment.time());
    }
  }

  private static IllegalArgumentException wrongTime(String key, Object time) {
    return new IllegalArgumentException(
        "found %s %s, expected a year from %d to %d".formatted(key, time, FIRST_YEAR, LAST_YEAR));
  }
}
