package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.article.Problem;
import dev.broadsheet.normalize.DateContext;
import dev.broadsheet.normalize.DateLine;
import dev.broadsheet.normalize.DateReader;
import dev.broadsheet.normalize.DateReading;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads a field's date against the time of fetching; a refused one is told, the next is tried. */
final class Dates {
  /** Countries that write the day first in English, too; their sites often declare "en" alone. */
  private static final Set<String> DAY_FIRST =
      Set.of(
          "uk", "ie", "au", "nz", "za", "in", "pk", "bd", "lk", "my", "sg", "hk", "ng", "ke", "gh",
          "tz", "ug", "zw", "zm", "bw", "na", "mt", "jm", "tt");

  private static final String BRITISH = "en-GB";

  private final FieldReader fields;
  private final SiteAdapter adapter;
  private final Instant fetched;
  private final Optional<String> language;
  private final Set<Field> relative = EnumSet.noneOf(Field.class);

  Dates(FieldReader fields, SiteAdapter adapter, Instant fetched) {
    this.fields = fields;
    this.adapter = adapter;
    this.fetched = fetched;
    this.language = adapter.language().or(() -> declared(fields.page()));
  }

  /** The dates read so far that were told by their distance from the time of fetching. */
  Set<Field> relative() {
    return relative;
  }

  /** Notes of a field's date whether it was told so. */
  void noteRelative(Field field, boolean byDistance) {
    if (byDistance) {
      relative.add(field);
    }
  }

  Optional<Moment> read(Field field) {
    return fields.one(field, (candidate, text) -> read(field, candidate, text));
  }

  /** As {@link #read(Field)}; a base's rule has to find the day, not a month or year only. */
  Optional<Moment> wholeDay(Field field) {
    return fields.one(
        field,
        (candidate, text) ->
            read(field, candidate, text)
                .filter(
                    m ->
                        m.precision().compareTo(Precision.DAY) <= 0
                            || candidate.filter(Candidate::inherited).isEmpty()));
  }

  /** Reads a text that no rule found. */
  Optional<Moment> plain(String text) {
    return DateReader.read(text, new DateContext(fetched, adapter.timezone(), language)).found();
  }

  /**
   * Finds the dates in a line that no rule found.
   *
   * @param spoken the article's language; what the page declares may add the country to it
   */
  DateLine line(String text, Optional<String> spoken) {
    Optional<String> read =
        language.filter(l -> spoken.isEmpty() || Tongue.code(l).equals(spoken)).or(() -> spoken);
    return DateReader.readLine(text, new DateContext(fetched, adapter.timezone(), read));
  }

  /** The time of the last change; one before the publication is none. */
  Optional<Moment> modified(Optional<Moment> published) {
    Optional<Moment> modified = read(Field.MODIFIED);
    if (modified.isPresent() && published.filter(p -> isBefore(modified.get(), p)).isPresent()) {
      fields.withdraw(
          Field.MODIFIED,
          "changed at " + modified.get().iso() + ", but published at " + published.get().iso());
      return Optional.empty();
    }
    return modified;
  }

  private Optional<Moment> read(Field field, Optional<Candidate> candidate, String text) {
    ZoneId zone = candidate.flatMap(Candidate::zone).orElse(adapter.timezone());
    DateContext context = new DateContext(fetched, zone, language);
    Optional<DateTimeFormatter> format = candidate.flatMap(Candidate::format);
    DateReading reading =
        format.isPresent()
            ? DateReader.readWith(format.get(), text, context)
            : DateReader.read(text, context);
    return switch (reading) {
      case DateReading.Read(Moment moment, boolean byDistance) -> {
        noteRelative(field, byDistance);
        yield Optional.of(moment);
      }
      case DateReading.Refused(String reason) -> {
        String rule = candidate.map(Candidate::label).orElse("its source");
        fields.problem(Problem.Kind.BAD_DATE, field, rule + ": " + reason);
        yield Optional.empty();
      }
    };
  }

  /** A moment known to the day only may be later on that day. */
  private static boolean isBefore(Moment modified, Moment published) {
    boolean exact = isExact(modified) && isExact(published);
    return exact
        ? modified.time().toInstant().isBefore(published.time().toInstant())
        : modified.time().toLocalDate().isBefore(published.time().toLocalDate());
  }

  private static boolean isExact(Moment moment) {
    return moment.precision().compareTo(Precision.DAY) < 0;
  }

  /** Of English with the country, which decides the order of day and month. */
  private static Optional<String> declared(ParsedPage page) {
    Element html = page.document().firstElementChild();
    String tag = html == null ? "" : html.attr("lang").strip().replace('_', '-');
    return Tongue.code(tag)
        .map(l -> !l.equals("en") ? l : DAY_FIRST.contains(domain(page)) ? BRITISH : tag);
  }

  private static String domain(ParsedPage page) {
    String host = Objects.requireNonNullElse(page.url().getHost(), "");
    return host.substring(host.lastIndexOf('.') + 1);
  }
}
