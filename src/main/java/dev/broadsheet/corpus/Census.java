package dev.broadsheet.corpus;

import dev.broadsheet.article.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what a corpus holds, for its card. Memory grows with sites and months, not articles. */
final class Census {
  /** Where the classes of lengths begin, in words. */
  private static final List<Integer> LENGTHS = List.of(0, 50, 100, 200, 400, 800, 1600, 3200);

  /** Further ones of a site are counted together: a page can say anything. */
  private static final int LICENSES = 5;

  private static final int LONGEST_LICENSE = 120;

  /** Of twenty years: more bars could not be told apart. */
  private static final int MOST_MONTHS = 240;

  static final String OTHER = "other";

  private final Map<String, Site> sites = new TreeMap<>();
  private final NavigableMap<YearMonth, Long> months = new TreeMap<>();
  private final Map<String, Long> languages = new TreeMap<>();
  private final Map<Split, Long> splits = new TreeMap<>();
  private final Map<String, Long> adapters = new TreeMap<>();
  private final Map<String, Set<Instant>> drifts = new TreeMap<>();
  private final long[] lengths = new long[LENGTHS.size()];
  private final Set<Long> groups = new HashSet<>();
  private final Columns columns = new Columns();
  private long articles;
  private long words;
  private Optional<Instant> newest = Optional.empty();

  /** What a site gives. */
  static final class Site {
    private long articles;
    private long words;
    private Optional<LocalDate> first = Optional.empty();
    private Optional<LocalDate> last = Optional.empty();
    private final Map<String, Long> licenses = new TreeMap<>();

    private void add(Article article, int length) {
      articles++;
      words += length;
      Optional<LocalDate> day = article.published().map(m -> m.time().toLocalDate());
      first = earliest(first, day);
      last = day.filter(d -> last.isEmpty() || d.isAfter(last.get())).or(() -> last);
      article.license().map(Site::shortened).ifPresent(this::licensed);
    }

    private static Optional<LocalDate> earliest(Optional<LocalDate> a, Optional<LocalDate> b) {
      return b.filter(d -> a.isEmpty() || d.isBefore(a.get())).or(() -> a);
    }

    private static String shortened(String license) {
      return license.length() <= LONGEST_LICENSE
          ? license
          : license.substring(0, LONGEST_LICENSE) + "…";
    }

    private void licensed(String license) {
      boolean isKnown = licenses.containsKey(license) || licenses.size() < LICENSES;
      licenses.merge(isKnown ? license : OTHER, 1L, Long::sum);
    }

    long articles() {
      return articles;
    }

    long words() {
      return words;
    }

    Optional<LocalDate> first() {
      return first;
    }

    Optional<LocalDate> last() {
      return last;
    }

    Map<String, Long> licenses() {
      return licenses;
    }
  }

  void add(Member member, Article article) {
    int length = member.article().words();
    articles++;
    words += length;
    sites.computeIfAbsent(article.site(), s -> new Site()).add(article, length);
    article.published().ifPresent(m -> months.merge(YearMonth.from(m.time()), 1L, Long::sum));
    languages.merge(article.language().orElse("unknown"), 1L, Long::sum);
    splits.merge(member.split(), 1L, Long::sum);
    adapters.merge(article.adapter(), 1L, Long::sum);
    article
        .drift()
        .ifPresent(d -> drifts.computeIfAbsent(article.site(), s -> new TreeSet<>()).add(d));
    lengths[lengthClass(length)]++;
    if (member.article().group() != 0) {
      groups.add(member.article().group());
    }
    columns.add(article);
    newest =
        newest.filter(n -> !n.isBefore(article.fetched())).or(() -> Optional.of(article.fetched()));
  }

  private static int lengthClass(int words) {
    int at = LENGTHS.size() - 1;
    while (LENGTHS.get(at) > words) {
      at--;
    }
    return at;
  }

  /** How many articles there are of each class of lengths. */
  Map<String, Long> lengths() {
    Map<String, Long> named = new LinkedHashMap<>();
    for (int i = 0; i < lengths.length; i++) {
      String name =
          i + 1 < lengths.length
              ? LENGTHS.get(i) + "–" + (LENGTHS.get(i + 1) - 1)
              : LENGTHS.get(i) + " and more";
      named.put(name, lengths[i]);
    }
    return named;
  }

  /**
   * When articles were published: every month from the first to the last, those without articles
   * too; every year where that would be too many months, as one wrong date can make it.
   */
  Chart published() {
    if (months.isEmpty()) {
      return new Chart("Articles by month", Map.of());
    }
    YearMonth first = months.firstKey();
    YearMonth last = months.lastKey();
    Map<String, Long> counts = new LinkedHashMap<>();
    if (first.until(last, ChronoUnit.MONTHS) < MOST_MONTHS) {
      for (YearMonth m = first; !m.isAfter(last); m = m.plusMonths(1)) {
        counts.put(m.toString(), months.getOrDefault(m, 0L));
      }
      return new Chart("Articles by month", counts);
    }
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      counts.put("%04d".formatted(year), 0L);
    }
    months.forEach((m, count) -> counts.merge("%04d".formatted(m.getYear()), count, Long::sum));
    return new Chart("Articles by year", counts);
  }

  Map<String, Site> sites() {
    return sites;
  }

  Map<String, Long> languages() {
    return languages;
  }

  Map<Split, Long> splits() {
    return splits;
  }

  Map<String, Long> adapters() {
    return adapters;
  }

  Map<String, Set<Instant>> drifts() {
    return drifts;
  }

  List<Manifest.Column> columns() {
    return columns.counted();
  }

  long articles() {
    return articles;
  }

  long words() {
    return words;
  }

  long groups() {
    return groups.size();
  }

  Optional<Instant> newest() {
    return newest;
  }
}
