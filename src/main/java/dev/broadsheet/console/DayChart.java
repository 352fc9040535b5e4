package dev.broadsheet.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.broadsheet.store.Activity.SiteDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What was counted by day and name: the names with most, and all others as one.
 *
 * @param series names; the last may be empty, for the others
 * @param days every one, the first first
 */
public record DayChart(List<String> series, List<Day> days) {
  private static final int MOST = 6;

  /** How many of a name there were on a day. */
  record Count(String name, LocalDate day, long count) {}

  /**
   * A day.
   *
   * @param counts in the order of the series
   */
  public record Day(LocalDate day, List<Long> counts) {
    public Day {
      counts = List.copyOf(counts);
    }

    public long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  public DayChart {
    series = List.copyOf(series);
    days = List.copyOf(days);
  }

  /** New articles by day and site. */
  static DayChart ofSites(List<SiteDay> all, LocalDate first, LocalDate last) {
    return of(
        all.stream().map(d -> new Count(d.site(), d.day(), d.stored())).toList(), first, last);
  }

  static DayChart of(List<Count> all, LocalDate first, LocalDate last) {
    Map<String, Long> sums =
        all.stream().collect(groupingBy(Count::name, summingLong(Count::count)));
    List<String> bySum =
        sums.entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> series = new ArrayList<>(bySum.subList(0, Math.min(MOST, bySum.size())));
    if (bySum.size() > MOST) {
      series.add("");
    }
    Map<LocalDate, List<Count>> byDay = all.stream().collect(groupingBy(Count::day));
    return new DayChart(
        series,
        first
            .datesUntil(last.plusDays(1))
            .map(day -> day(day, series, byDay.getOrDefault(day, List.of())))
            .toList());
  }

  private static Day day(LocalDate day, List<String> series, List<Count> all) {
    List<Long> counts = new ArrayList<>();
    for (String name : series) {
      counts.add(
          all.stream()
              .filter(c -> name.isEmpty() ? !series.contains(c.name()) : name.equals(c.name()))
              .mapToLong(Count::count)
              .sum());
    }
    return new Day(day, counts);
  }
}
