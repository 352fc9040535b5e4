package dev.broadsheet.fetch;

import dev.broadsheet.article.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What some servers show instead of the page: a captcha, a check of the browser, a question of
 * consent. It is told by its name and tried again later; nothing here ever answers it.
 */
final class Walls {
  /** No wall's page is longer; nearly every article's is. */
  static final int LONGEST = 48 << 10;

  private static final Map<String, String> HEADERS =
      Map.of("cf-mitigated", "Cloudflare", "x-amzn-waf-action", "AWS WAF");

  /** What stands in a check's own page; a page that is guarded by it, or tells of it, says more. */
  private static final Map<String, String> MARKS = marks();

  private static final List<String> TITLES =
      List.of(
          "just a moment",
          "attention required",
          "pardon our interruption",
          "access to this page has been denied",
          "checking your browser",
          "verifying your browser",
          "(?:please )?verify you are (?:a )?human",
          "human verification",
          "robot or human",
          "are you (?:a robot|human)",
          "security check",
          "проверка браузера",
          "проверяем ваш браузер",
          "перевірка браузера",
          "(?:докажите, что )?вы (?:не )?робот");

  private static final Pattern TITLE = Pattern.compile("(?i)<title\\b[^>]{0,99}>([^<]{0,99})");

  /** A check's title says no more, but for whose it is; a headline that begins like one goes on. */
  private static final Pattern TITLE_OF_WALL =
      Pattern.compile(
          "^(%s)(?:[\\s.…!?]|&hellip;)*(?:$|[|·–—]|(?<=\\s)-)".formatted(String.join("|", TITLES)));

  private static final List<String> BEGINNINGS =
      List.of("checking your browser before", "ddos protection by");

  /** What no check says of itself. */
  private static final Pattern STORY =
      Pattern.compile(
          "(?i)article:published_time|<article\\b|<time\\b|\"@type\"\\s*:\\s*\"\\w*Article\\b"
              + "|itemprop\\s*=\\s*[\"']?(?:articleBody|datePublished)\\b"
              + "|<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\\b");

  /** Characters; checks that tell their rules come to 1,500. */
  private static final int MUCH = 2_000;

  private static final Pattern CONSENT =
      Pattern.compile(
          "(?i)//(?:consent|guce|privacy-?(?:wall|gate))\\."
              + "|/(?:consent|collectconsent|cookie-?wall|privacy-?(?:wall|gate))(?:[/?.]|$)");

  private Walls() {}

  /** A failure that may pass, and is not tried again on the spot. */
  static FetchException failure(Page page, String wall, Optional<Duration> retryAfter) {
    return new FetchException(
        page.url(),
        FetchException.Reason.WALL,
        OptionalInt.of(page.status()),
        true,
        retryAfter,
        wall + " stands in place of the page; it is left alone",
        null);
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("_cf_chl_opt", "Cloudflare");
    marks.put("cf-browser-verification", "Cloudflare");
    marks.put("captcha-delivery.com/", "DataDome");
    marks.put("px-captcha", "HUMAN");
    marks.put("Incapsula incident ID", "Imperva");
    marks.put("_Incapsula_Resource?SWUDNSAI", "Imperva");
    marks.put("check.ddos-guard.net", "DDoS-Guard");
    marks.put("/showcaptcha", "Yandex");
    marks.put("awsWafCookieDomainList", "AWS WAF");
    return marks;
  }

  /** Fails when an answer is a wall instead of the page. */
  static void check(Page page) throws FetchException {
    Optional<String> wall = find(page);
    if (wall.isPresent()) {
      throw failure(page, wall.get(), Optional.empty());
    }
  }

  /** What stands instead of the page, in words; empty where it is the page. */
  static Optional<String> find(Page page) {
    if (!page.url().equals(page.requested()) && isConsent(page.url())) {
      return Optional.of("a question of consent");
    }
    Optional<String> header =
        HEADERS.keySet().stream().filter(h -> page.header(h).isPresent()).findFirst();
    return header
        .map(HEADERS::get)
        .or(() -> page.body().length > LONGEST ? Optional.empty() : inBody(page.body()))
        .map(who -> "a check of who asks (" + who + ")");
  }

  private static boolean isConsent(URI url) {
    return CONSENT.matcher(url.toString()).find();
  }

  private static Optional<String> inBody(byte[] body) {
    String latin = new String(body, StandardCharsets.ISO_8859_1);
    Optional<String> mark = MARKS.keySet().stream().filter(latin::contains).findFirst();
    return mark.map(MARKS::get)
        .or(() -> byTitle(new String(body, StandardCharsets.UTF_8)))
        .filter(who -> !STORY.matcher(latin).find())
        .filter(who -> Said.length(latin) < MUCH);
  }

  private static Optional<String> byTitle(String html) {
    Matcher element = TITLE.matcher(html);
    String title = element.find() ? element.group(1).strip().toLowerCase(Locale.ROOT) : "";
    Matcher wall = TITLE_OF_WALL.matcher(title);
    return wall.find()
        ? Optional.of(wall.group(1))
        : BEGINNINGS.stream().filter(title::startsWith).findFirst();
  }
}
