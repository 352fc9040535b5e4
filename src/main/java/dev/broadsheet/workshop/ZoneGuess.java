package dev.broadsheet.workshop;

import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * By which clock a site dates its articles: from its domain, its language and its own dates.
 *
 * @param told whether a page, or else a feed, tells a time with the offset of its place, or both
 *     together
 */
record ZoneGuess(ZoneId zone, boolean told) {
  private static final List<Entry> ENTRIES = read();
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final String ANY = "any";
  private static final String LANGUAGE = "lang:";

  private record Entry(String of, ZoneId zone) {}

  /** The likeliest zone that no date of the pages contradicts; UTC where nothing tells. */
  static ZoneGuess of(List<Specimen> specimens) {
    List<OffsetDateTime> shown = local(specimens, s -> s.known().published());
    List<OffsetDateTime> local = shown.isEmpty() ? local(specimens) : shown;
    List<ZoneId> likely = new ArrayList<>();
    for (Specimen specimen : specimens) {
      String host = Optional.ofNullable(specimen.page().url().getHost()).orElse("");
      likely.addAll(zones(host.substring(host.lastIndexOf('.') + 1)));
    }
    for (Specimen specimen : specimens) {
      specimen.known().language().ifPresent(l -> likely.addAll(zones(LANGUAGE + l)));
    }
    if (local.isEmpty()) {
      return new ZoneGuess(likely.stream().findFirst().orElse(UTC), false);
    }
    likely.addAll(zones(ANY));
    ZoneId zone =
        likely.stream()
            .filter(z -> local.stream().allMatch(t -> agrees(z, t)))
            .findFirst()
            .orElseGet(() -> ZoneId.ofOffset("UTC", local.getFirst().getOffset()));
    return new ZoneGuess(zone, true);
  }

  private static List<OffsetDateTime> local(List<Specimen> specimens) {
    List<OffsetDateTime> told = local(specimens, Specimen::told);
    return told.isEmpty() ? ClockBeside.of(specimens) : told;
  }

  /** Times with an offset that is no machine's. */
  private static List<OffsetDateTime> local(
      List<Specimen> specimens, Function<Specimen, Optional<Moment>> told) {
    return specimens.stream()
        .flatMap(s -> told.apply(s).stream())
        .filter(m -> m.precision().compareTo(Precision.MINUTE) <= 0)
        .map(Moment::time)
        .filter(t -> !t.getOffset().equals(ZoneOffset.UTC))
        .toList();
  }

  private static boolean agrees(ZoneId zone, OffsetDateTime time) {
    return zone.getRules().getOffset(time.toInstant()).equals(time.getOffset());
  }

  private static List<ZoneId> zones(String of) {
    return ENTRIES.stream().filter(e -> e.of().equals(of)).map(Entry::zone).toList();
  }

  private static Entry entry(String line) {
    int space = line.indexOf(' ');
    return new Entry(line.substring(0, space), ZoneId.of(line.substring(space + 1)));
  }

  private static List<Entry> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ZoneGuess.class.getResourceAsStream("zones.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ZoneGuess::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
