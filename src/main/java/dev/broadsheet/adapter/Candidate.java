package dev.broadsheet.adapter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One place where a field may stand, and what is done to the text found there.
 *
 * @param all every value that is found, instead of the first
 * @param format the only form of date that is read; without one the date grammar reads it
 * @param zone of clock times there, where it is not the site's
 * @param inherited whether it came from the base {@code news}: a habit of many sites, where a
 *     site's own, or its platform's, is known of this one
 * @param label names the candidate in provenance, with the base it came from: {@code h1.headline},
 *     {@code news/meta: og:title}
 */
public record Candidate(
    Selector selector,
    List<Transform> transforms,
    boolean all,
    Optional<DateTimeFormatter> format,
    Optional<ZoneId> zone,
    boolean inherited,
    String label) {
  /** Written in the place of a candidate; as CSS it would be an element that HTML does not have. */
  static final String NONE = "none";

  public Candidate {
    Objects.requireNonNull(selector, "selector");
    transforms = List.copyOf(transforms);
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(label, "label");
  }

  /** The first text that the selector yields, unchanged. */
  static Candidate of(Selector selector) {
    return new Candidate(
        selector, List.of(), false, Optional.empty(), Optional.empty(), false, selector.label());
  }

  /** Whether it is the word that no further candidate is asked for. */
  boolean isNone() {
    return label.equals(NONE);
  }

  /**
   * The texts found on a page, transforms applied, empty ones left out; at most one unless {@code
   * all}.
   */
  public List<String> values(ParsedPage page) {
    List<Selector.Found> found = selector.select(page);
    return found.isEmpty() // as mostly
        ? List.of()
        : found.stream()
            .flatMap(f -> transformed(f.text()))
            .limit(all ? Long.MAX_VALUE : 1)
            .toList();
  }

  /** The same candidate as a site of this language reads it, named with the base it came from. */
  Candidate from(String base, Locale locale) {
    if (base.isEmpty() && format.isEmpty()) {
      return this;
    }
    return new Candidate(
        selector,
        transforms,
        all,
        format.map(f -> f.withLocale(locale)),
        zone,
        inherited || base.equals(Bases.NEWS),
        base.isEmpty() ? label : base + "/" + label);
  }

  private Stream<String> transformed(String text) {
    Stream<String> texts = Stream.of(text);
    for (Transform transform : transforms) {
      texts = texts.flatMap(t -> transform.apply(t).stream());
    }
    return texts.map(String::strip).filter(t -> !t.isEmpty());
  }
}
