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
 * New articles by day and site: the sites that brought most, and all others as one.
 *
 * @param series names of sites; the last may be empty, for the others
 * @param days every one, the first first
 */
public record DayChart(List<String> series, List<Day> days) {
  private static final int MOST = 6;

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

  static DayChart of(List<SiteDay> all, LocalDate first, LocalDate last) {
    Map<String, Long> sums =
        all.stream().collect(groupingBy(SiteDay::site, summingLong(SiteDay::stored)));
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
    Map<LocalDate, List<SiteDay>> byDay = all.stream().collect(groupingBy(SiteDay::day));
    return new DayChart(
        series,
        first
            .datesUntil(last.plusDays(1))
            .map(day -> day(day, series, byDay.getOrDefault(day, List.of())))
            .toList());
  }

  private static Day day(LocalDate day, List<String> series, List<SiteDay> sites) {
    List<Long> counts = new ArrayList<>();
    for (String name : series) {
      counts.add(
          sites.stream()
              .filter(s -> name.isEmpty() ? !series.contains(s.site()) : name.equals(s.site()))
              .mapToLong(SiteDay::stored)
              .sum());
    }
    return new Day(day, counts);
  }
}
