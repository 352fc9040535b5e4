package dev.broadsheet.adapter;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One place where a field may stand, and what is done to the text found there.
 *
 * @param all every value that is found, instead of the first
 * @param format the only form of date that is read; without one the date grammar reads it
 * @param zone of clock times there, where it is not the site's
 * @param label names the candidate in provenance, with the base it came from: {@code h1.headline},
 *     {@code news/meta: og:title}
 */
public record Candidate(
    Selector selector,
    List<Transform> transforms,
    boolean all,
    Optional<DateTimeFormatter> format,
    Optional<ZoneId> zone,
    String label) {
  public Candidate {
    Objects.requireNonNull(selector, "selector");
    transforms = List.copyOf(transforms);
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(label, "label");
  }

  /**
   * The texts found on a page, transforms applied, empty ones left out; at most one unless {@code
   * all}.
   */
  public List<String> values(ParsedPage page) {
    throw new UnsupportedOperationException("skeleton");
  }
}
