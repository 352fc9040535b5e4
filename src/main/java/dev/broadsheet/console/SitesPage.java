package dev.broadsheet.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All sites in a table: sorted and filtered by the address, so that any view of it can be kept. */
public final class SitesPage implements ConsolePage {
  private final Cached<Census.Result> census;

  /** What the table is sorted by; what is best known stands first, or what is worst. */
  public enum Column {
    SITE,
    HEALTH,
    ARTICLES,
    NEWS,
    RATE,
    FILLED,
    DRIFT;

    private Comparator<SiteRow> order() {
      return switch (this) {
        case SITE -> Comparator.comparing(SiteRow::site);
        case HEALTH -> Comparator.comparing(SiteRow::health);
        case ARTICLES -> Comparator.comparingLong(SiteRow::articles).reversed();
        case NEWS -> newest(SiteRow::lastNews);
        case RATE -> Comparator.comparingDouble(SiteRow::perDay).reversed();
        case FILLED -> Comparator.comparingDouble(row -> row.filled().orElse(Double.MAX_VALUE));
        case DRIFT -> newest(SiteRow::driftSince);
      };
    }

    private static Comparator<SiteRow> newest(Function<SiteRow, Optional<Instant>> time) {
      return Comparator.comparing((SiteRow row) -> time.apply(row).orElse(Instant.MIN)).reversed();
    }

    /** In addresses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name in the texts. */
    public String key() {
      return "sites." + word();
    }

    public boolean isNumber() {
      return this == ARTICLES || this == RATE || this == FILLED;
    }
  }

  /**
   * What the page shows.
   *
   * @param all how many sites there are
   * @param query that the names hold
   * @param health that they have; empty: any
   * @param isReversed whether the last stands first
   */
  public record Model(
      List<SiteRow> rows,
      int all,
      String query,
      Optional<Health> health,
      Column sort,
      boolean isReversed) {
    public Model {
      rows = List.copyOf(rows);
    }

    /**
     * The address of the same sites sorted by a column; the other way round if they are already.
     */
    public String sortedBy(Column column) {
      boolean turn = column == sort && !isReversed;
      return "/sites?sort="
          + column.word()
          + (turn ? "&reverse=1" : "")
          + (query.isEmpty() ? "" : "&q=" + Request.encoded(query))
          + health.map(h -> "&health=" + h.word()).orElse("");
    }

    /** How a column is sorted, for those who hear it; empty where it is not. */
    public String order(Column column) {
      if (column != sort) {
        return "none";
      }
      boolean isFalling =
          column != Column.SITE && column != Column.HEALTH && column != Column.FILLED;
      return isFalling == isReversed ? "ascending" : "descending";
    }
  }

  SitesPage(Cached<Census.Result> census) {
    this.census = census;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/sites", "sites.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/sites", this::show);
  }

  private void show(Request request) {
    Model model = model(request, census.get().sites());
    if (request.wantsPiece()) {
      request.showPiece("sitetable.jte", model);
    } else {
      request.show(request.texts().of("sites.title"), "sites.jte", model);
    }
  }

  private static Model model(Request request, List<SiteRow> sites) {
    String query = request.query("q").orElse("").strip();
    Optional<Health> health = request.query("health").flatMap(SitesPage::health);
    Column sort = request.query("sort").flatMap(SitesPage::column).orElse(Column.HEALTH);
    boolean isReversed = request.query("reverse").isPresent();
    Comparator<SiteRow> order = isReversed ? sort.order().reversed() : sort.order();
    String wanted = query.toLowerCase(Locale.ROOT);
    List<SiteRow> rows =
        sites.stream()
            .filter(row -> health.isEmpty() || health.get() == row.health())
            .filter(row -> holds(row, wanted))
            .sorted(order.thenComparing(SiteRow::site))
            .toList();
    return new Model(rows, sites.size(), query, health, sort, isReversed);
  }

  private static boolean holds(SiteRow row, String wanted) {
    return Stream.of(row.site(), row.name())
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static Optional<Health> health(String word) {
    return Arrays.stream(Health.values()).filter(h -> h.word().equals(word)).findFirst();
  }

  private static Optional<Column> column(String word) {
    return Arrays.stream(Column.values()).filter(c -> c.word().equals(word)).findFirst();
  }
}
