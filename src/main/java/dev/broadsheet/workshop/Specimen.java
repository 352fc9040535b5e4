package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A page whose article is known: the generic extractor found it, or the store has it from an
 * earlier layout.
 *
 * @param told when it was published, as a feed or a site map said
 */
public record Specimen(Page page, ParsedPage parsed, Article known, Optional<Moment> told) {
  public Specimen {
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(parsed, "parsed");
    Objects.requireNonNull(known, "known");
    Objects.requireNonNull(told, "told");
  }

  /** A page of which no source told anything. */
  public Specimen(Page page, ParsedPage parsed, Article known) {
    this(page, parsed, known, Optional.empty());
  }

  /** The same page with the article that an adapter reads, where it reads one. */
  Specimen readBy(SiteAdapter adapter) {
    return read(adapter)
        .article()
        .map(a -> new Specimen(page, parsed, dated(a, adapter.timezone()), told))
        .orElse(this);
  }

  /** Reads the page. */
  Extraction read(SiteAdapter adapter) {
    return Extractor.extract(page, parsed, adapter);
  }

  /** Many pages show the day of the visit; where a source tells another one, that is known. */
  private Article dated(Article read, ZoneId zone) {
    return told.map(m -> dayOf(m, zone))
        .filter(_ -> read.published().isEmpty() || showsTheVisit(read, zone))
        .filter(day -> !isOf(day.time().toLocalDate(), read))
        .map(day -> read.withPublished(day).withProvenance(told(read.provenance())))
        .orElse(read);
  }

  /** Whether the day of the visit is what was found on the page, which a cache may have kept. */
  boolean showsTheVisit(ZoneId zone) {
    return showsTheVisit(known, zone);
  }

  private boolean showsTheVisit(Article read, ZoneId zone) {
    LocalDate visit = LocalDate.ofInstant(page.fetched(), zone);
    return read.provenance().getOrDefault(Field.PUBLISHED, "").startsWith("shown")
        && (isOf(visit, read) || isOf(visit.minusDays(1), read));
  }

  private static boolean isOf(LocalDate day, Article read) {
    return read.published().filter(m -> m.time().toLocalDate().equals(day)).isPresent();
  }

  private static Moment dayOf(Moment moment, ZoneId zone) {
    return new Moment(moment.time().atZoneSameInstant(zone).toOffsetDateTime(), Precision.DAY);
  }

  private static Map<Field, String> told(Map<Field, String> provenance) {
    Map<Field, String> rules = new EnumMap<>(Field.class);
    rules.putAll(provenance);
    rules.put(Field.PUBLISHED, "link: date");
    return rules;
  }
}
