package dev.broadsheet.extract;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** The address of a page that was saved as a file, as far as the page tells it. */
public final class SavedAddress {
  private static final URI NOWHERE = URI.create("https://nowhere.invalid/");

  /** What browsers, and the extension SingleFile, write at the top of a page that they save. */
  private static final Pattern SAVED_FROM =
      Pattern.compile(
          "<!--\\s*(?:saved from url=\\(\\d+\\)|Page saved with SingleFile\\s+url: )(\\S+)");

  private static final int TOP = 4_096;

  private SavedAddress() {}

  /** The address from which the page was saved, else the one that it calls canonical. */
  public static Optional<URI> of(byte[] html) {
    String top = new String(html, 0, Math.min(html.length, TOP), StandardCharsets.ISO_8859_1);
    Matcher saved = SAVED_FROM.matcher(top);
    return saved.find()
        ? CanonicalUrl.resolve(NOWHERE, saved.group(1)).filter(SavedAddress::isSomewhere)
        : canonical(html);
  }

  private static Optional<URI> canonical(byte[] html) {
    Document document =
        Extractor.parse(Page.ofFile(NOWHERE, html, Optional.empty(), Instant.EPOCH)).document();
    return Stream.concat(
            document.select("link[rel=canonical]").eachAttr("href").stream(),
            document.select("meta[property=og:url]").eachAttr("content").stream())
        .flatMap(told -> CanonicalUrl.resolve(NOWHERE, told).stream())
        .filter(SavedAddress::isSomewhere)
        .findFirst();
  }

  private static boolean isSomewhere(URI url) {
    return !NOWHERE.getHost().equals(url.getHost());
  }
}
