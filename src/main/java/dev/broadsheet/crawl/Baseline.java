package dev.broadsheet.crawl;

import dev.broadsheet.article.Field;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import dev.broadsheet.store.Drift.Change;
import dev.broadsheet.store.PageYield;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the pages of a site used to yield. Tells a changed layout from articles that happen to lack
 * something: only what nearly every page had can be missed.
 */
final class Baseline {
  /** Of so many bodies one is shorter than the short ones. */
  private static final int TENTH = 10;

  /** A median of fewer comparisons says nothing. */
  private static final int ENOUGH = 3;

  /** Bodies that agreed less with the search were never like it. */
  private static final double AGREED = 0.6;

  /** A part of a body may look like residue and be the article's. */
  private static final double CLEAN = 0.1;

  /** What is told to machines is not the article, and comes and goes. */
  private static final Set<Field> WATCHED =
      EnumSet.complementOf(
          EnumSet.of(Field.MODIFIED, Field.LANGUAGE, Field.LICENSE, Field.FREE, Field.CANONICAL));

  private final List<PageYield> pages;

  /** How bad it has to be: a drift that began and ended at one mark would do so over and over. */
  enum Doubt {
    BEGINS(0.8, 0.2, 0.2, 0.5, 0.4),
    /** Some pages have a new layout, the others the old one; medians tell nothing of that. */
    SPREADS(0.95, 0.6, 0, 0, 2),
    LASTS(0.8, 0.8, 0.6, 0.6, 0.3);

    /** At least so much of the pages before had what can be missed. */
    private final double before;

    /** At most so much of the recent pages has what nearly all had. */
    private final double share;

    /** Less than so much of the length of bodies is left. */
    private final double length;

    /** Less than so much of the agreement with the search is left. */
    private final double agreement;

    /** At least so much of the lines is residue. */
    private final double litter;

    Doubt(double before, double share, double length, double agreement, double litter) {
      this.before = before;
      this.share = share;
      this.length = length;
      this.agreement = agreement;
      this.litter = litter;
    }

    /** Whether a share of the recent pages is too small. */
    boolean misses(double found) {
      return found <= share;
    }

    /** Whether so many of the pages before had something that it can be missed. */
    boolean expects(double found) {
      return found >= before;
    }
  }

  /**
   * @param pages in the order of reading, none of them from the time of a drift
   */
  Baseline(List<PageYield> pages) {
    this.pages = List.copyOf(pages);
  }

  /** The length of which a body is suspicious; 0 without pages. */
  int shortBody() {
    List<Integer> chars = pages.stream().map(p -> p.body().chars()).sorted().toList();
    return chars.isEmpty() ? 0 : chars.get(chars.size() / TENTH);
  }

  /**
   * What is not as it was.
   *
   * @param recent pages that one adapter read, at least one
   * @param own how many of a field's rules are the site's own: among a base's no order is expected
   */
  List<Change> changes(List<PageYield> recent, Function<Field, Integer> own, Doubt doubt) {
    List<Change> changes = new ArrayList<>();
    for (Field field : WATCHED) {
      sunk(field, recent, own.apply(field), doubt)
          .or(() -> missed(pages, recent, page -> page.wins().containsKey(field), doubt))
          .ifPresent(message -> changes.add(new Change(field, message)));
    }
    if (changes.stream().noneMatch(c -> c.field() == Field.BODY)) {
      shrunk(recent, doubt)
          .or(() -> estranged(recent, doubt))
          .or(() -> littered(recent, doubt))
          .ifPresent(message -> changes.add(new Change(Field.BODY, message)));
    }
    return changes;
  }

  /**
   * The page with which changes came.
   *
   * @param all in the order of reading
   * @param latest the page may lie before it, or be the first behind it that does not fit
   */
  PageYield firstUnfit(List<PageYield> all, PageYield latest, List<Change> changes) {
    int at = all.indexOf(latest);
    while (at < all.size() - 1 && !isUnfit(all.get(at), changes)) {
      at++;
    }
    while (at > 0 && isUnfit(all.get(at - 1), changes)) {
      at--;
    }
    return all.get(at);
  }

  /** The last page that changes are seen on; the last of all where none shows them alone. */
  PageYield lastUnfit(List<PageYield> pages, List<Change> changes) {
    return pages.reversed().stream()
        .filter(page -> isUnfit(page, changes))
        .findFirst()
        .orElseGet(pages::getLast);
  }

  private boolean isUnfit(PageYield page, List<Change> changes) {
    return changes.stream()
        .map(Change::field)
        .anyMatch(
            field ->
                !usual(field, List.of(page)).equals(usual(field, pages))
                    || (field == Field.BODY && page.body().chars() < shortBody()));
  }

  /** A rule of the site's own that nearly always won, or a better one, hardly does any more. */
  private Optional<String> sunk(Field field, List<PageYield> recent, int own, Doubt doubt) {
    String adapter = recent.getLast().adapter();
    List<PageYield> same = pages.stream().filter(p -> p.adapter().equals(adapter)).toList();
    for (int rank = 0; rank < own && same.size() >= recent.size(); rank++) {
      int worst = rank;
      Predicate<PageYield> isAsGood = page -> isWon(page, field, worst);
      if (doubt.expects(share(same, isAsGood))) {
        return missed(same, recent, isAsGood, doubt)
            .map(
                message ->
                    "by "
                        + usual(field, same)
                        + " "
                        + message
                        + now(field, others(recent, isAsGood)));
      }
    }
    return Optional.empty();
  }

  private static List<PageYield> others(List<PageYield> pages, Predicate<PageYield> than) {
    return pages.stream().filter(than.negate()).toList();
  }

  private static boolean isWon(PageYield page, Field field, int worst) {
    return Optional.ofNullable(page.wins().get(field)).filter(w -> w.rank() <= worst).isPresent();
  }

  private static Optional<String> missed(
      List<PageYield> before, List<PageYield> recent, Predicate<PageYield> isThere, Doubt doubt) {
    double was = share(before, isThere);
    double is = share(recent, isThere);
    return doubt.expects(was) && doubt.misses(is)
        ? Optional.of(
            "on %.0f %% of the pages before, on %.0f %% of the last %d"
                .formatted(100 * was, 100 * is, recent.size()))
        : Optional.empty();
  }

  static double share(List<PageYield> pages, Predicate<PageYield> isThere) {
    return pages.isEmpty() ? 0 : (double) pages.stream().filter(isThere).count() / pages.size();
  }

  private static String now(Field field, List<PageYield> recent) {
    String rule = usual(field, recent);
    return rule.isEmpty() ? ", now not found" : ", now by " + rule;
  }

  /** The rule that gave a field most often. */
  private static String usual(Field field, List<PageYield> pages) {
    return pages.stream()
        .flatMap(page -> Optional.ofNullable(page.wins().get(field)).stream())
        .collect(Collectors.groupingBy(Win::rule, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private Optional<String> shrunk(List<PageYield> recent, Doubt doubt) {
    OptionalDouble was = median(pages, body -> OptionalDouble.of(body.chars()));
    OptionalDouble is = median(recent, body -> OptionalDouble.of(body.chars()));
    return both(was, is)
            && is.getAsDouble() < doubt.length * was.getAsDouble()
            && is.getAsDouble() < shortBody()
        ? Optional.of(told("%.0f characters before, %.0f on the last pages", was, is))
        : Optional.empty();
  }

  private Optional<String> estranged(List<PageYield> recent, Doubt doubt) {
    OptionalDouble was = median(pages, BodyGauge::agreement);
    OptionalDouble is = median(recent, BodyGauge::agreement);
    return both(was, is)
            && was.getAsDouble() >= AGREED
            && is.getAsDouble() < doubt.agreement * was.getAsDouble()
        ? Optional.of(told("agreed to %.2f with a search of the page, now to %.2f", was, is))
        : Optional.empty();
  }

  private Optional<String> littered(List<PageYield> recent, Doubt doubt) {
    OptionalDouble was = median(pages, BodyGauge::littered);
    OptionalDouble is = median(recent, BodyGauge::littered);
    return both(was, is) && was.getAsDouble() <= CLEAN && is.getAsDouble() >= doubt.litter
        ? Optional.of(told("residue was %.2f of its lines, now %.2f", was, is))
        : Optional.empty();
  }

  private static boolean both(OptionalDouble was, OptionalDouble is) {
    return was.isPresent() && is.isPresent();
  }

  private static String told(String form, OptionalDouble was, OptionalDouble is) {
    return String.format(Locale.ROOT, form, was.getAsDouble(), is.getAsDouble());
  }

  private static OptionalDouble median(
      List<PageYield> pages, Function<BodyGauge, OptionalDouble> measure) {
    double[] values =
        pages.stream()
            .map(page -> measure.apply(page.body()))
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    return values.length < ENOUGH
        ? OptionalDouble.empty()
        : OptionalDouble.of(values[values.length / 2]);
  }
}
