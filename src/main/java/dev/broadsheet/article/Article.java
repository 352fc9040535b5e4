package dev.broadsheet.article;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The normalized article. An unknown is absent, never guessed.
 *
 * @param url canonical; the identity of the article
 * @param site the name of the adapter's site, or the host where no adapter was used
 * @param published as told by the page or its source; never the time of fetching
 * @param language BCP 47, of the body
 * @param source where the text was taken from, as the page says: an address or a name
 * @param license under which the page says that the text may be used: an address or a name
 * @param free whether it can be read without paying, where the page says so
 * @param adapter name and digest of the adapter that read the page: {@code gazeta.ru@1f2e3d4c}
 * @param provenance for each field that was found the rule that gave it
 * @param group of articles that say nearly the same, as the store knows it; no page tells it
 * @param drift since when the site did not fit its adapter when the page was read, as the store
 *     knows it: the article may lack something
 */
public record Article(
    URI url,
    String site,
    String title,
    Optional<String> subtitle,
    Optional<String> lead,
    List<Block> body,
    Optional<Moment> published,
    Optional<Moment> modified,
    List<String> authors,
    List<String> tags,
    Optional<String> section,
    Optional<String> language,
    List<Image> images,
    Optional<String> source,
    Optional<String> license,
    Optional<Boolean> free,
    Instant fetched,
    String adapter,
    Map<Field, String> provenance,
    Optional<String> group,
    Optional<Instant> drift) {
  /** What joins two parts of a word. */
  private static final String JOINTS = "'’ʼ-";

  public Article {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(subtitle, "subtitle");
    Objects.requireNonNull(lead, "lead");
    body = List.copyOf(body);
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(modified, "modified");
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(language, "language");
    images = List.copyOf(images);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(license, "license");
    Objects.requireNonNull(free, "free");
    Objects.requireNonNull(fetched, "fetched");
    Objects.requireNonNull(adapter, "adapter");
    Map<Field, String> rules = new EnumMap<>(Field.class);
    rules.putAll(provenance);
    provenance = Collections.unmodifiableMap(rules);
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(drift, "drift");
  }

  /**
   * Stable across runs and machines: the first 16 hex digits of the SHA-256 of the canonical URL.
   */
  public String id() {
    return idOf(url);
  }

  /** The id that an article at this canonical URL has. */
  public static String idOf(URI canonicalUrl) {
    return Sha256.hex(canonicalUrl.toString()).substring(0, 16);
  }

  /** The same at another canonical URL. */
  public Article withUrl(URI other) {
    return new Article(
        other,
        site,
        title,
        subtitle,
        lead,
        body,
        published,
        modified,
        authors,
        tags,
        section,
        language,
        images,
        source,
        license,
        free,
        fetched,
        adapter,
        provenance,
        group,
        drift);
  }

  /** The same with another time of publication. */
  public Article withPublished(Moment time) {
    return withTimes(Optional.of(time), modified);
  }

  /**
   * The same as it is read back from its JSON, which does not keep the offset of a bare day: in
   * this form like is compared with like.
   */
  public Article asWritten() {
    return withTimes(published.map(Moment::asWritten), modified.map(Moment::asWritten));
  }

  private Article withTimes(Optional<Moment> first, Optional<Moment> last) {
    return new Article(
        url,
        site,
        title,
        subtitle,
        lead,
        body,
        first,
        last,
        authors,
        tags,
        section,
        language,
        images,
        source,
        license,
        free,
        fetched,
        adapter,
        provenance,
        group,
        drift);
  }

  /** The same, found by other rules. */
  public Article withProvenance(Map<Field, String> rules) {
    return new Article(
        url, site, title, subtitle, lead, body, published, modified, authors, tags, section,
        language, images, source, license, free, fetched, adapter, rules, group, drift);
  }

  /** The same with what a store knows of it: its group, and the drift of its site. */
  public Article withKnown(Optional<String> id, Optional<Instant> since) {
    return new Article(
        url,
        site,
        title,
        subtitle,
        lead,
        body,
        published,
        modified,
        authors,
        tags,
        section,
        language,
        images,
        source,
        license,
        free,
        fetched,
        adapter,
        provenance,
        id,
        since);
  }

  /** The body's text, blocks joined by a blank line. */
  public String text() {
    return body.stream()
        .map(Block::text)
        .filter(t -> !t.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** Words of the body's text: runs of letters and digits, with inner hyphens and apostrophes. */
  public int words() {
    return words(text());
  }

  /** Whether the body's text has more words than that; reads no more of it than tells so. */
  public boolean hasMoreWords(int than) {
    int words = 0;
    for (int i = 0; i < body.size() && words <= than; i++) {
      words += words(body.get(i).text());
    }
    return words > than;
  }

  static int words(String text) {
    int words = 0;
    boolean isInside = false;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      boolean belongs = isLetterOrNumber(c) || (isInside && joins(c, text, next));
      words += belongs && !isInside ? 1 : 0;
      isInside = belongs;
    }
    return words;
  }

  private static boolean joins(int c, String text, int next) {
    return JOINTS.indexOf(c) >= 0
        && next < text.length()
        && isLetterOrNumber(text.codePointAt(next));
  }

  private static boolean isLetterOrNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  /** SHA-256 of title and text, in hex: two articles with the same hash say the same. */
  public String hash() {
    return hash(title, text());
  }

  static String hash(String title, String text) {
    return Sha256.hex(title + "\n" + text);
  }
}
