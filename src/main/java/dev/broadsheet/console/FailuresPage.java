package dev.broadsheet.console;

import dev.broadsheet.crawl.FailedPage;
import dev.broadsheet.crawl.FailedPages;
import dev.broadsheet.store.Frontier.Standing;
import dev.broadsheet.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The pages that could not be had: of late or in a run, of a site, for a reason. */
public final class FailuresPage implements ConsolePage {
  private static final int SIZE = 100;
  private static final int LAST_PAGE = 50;
  private static final int MOST_VALUES = 12;

  private final Store store;
  private final Clock clock;

  /** What is asked for. */
  public record Asked(Optional<Long> run, Optional<String> site, Optional<String> why) {
    /** The same of another run, or of any. */
    public Asked inRun(Optional<Long> other) {
      return new Asked(other, site, why);
    }

    /** The same of another site, or of any. */
    public Asked ofSite(Optional<String> other) {
      return new Asked(run, other, why);
    }

    /** The same for another reason, or for any. */
    public Asked because(Optional<String> other) {
      return new Asked(run, site, other);
    }

    /** The address that asks for this. */
    public String address() {
      List<String> parts = new ArrayList<>();
      run.ifPresent(r -> parts.add("run=" + r));
      site.ifPresent(s -> parts.add("site=" + Request.encoded(s)));
      why.ifPresent(w -> parts.add("why=" + Request.encoded(w)));
      return "/failures" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    /** The command that tells the same. */
    public String command() {
      StringBuilder command = new StringBuilder("./broadsheet runs failures");
      run.ifPresent(r -> command.append(" --run=").append(r));
      site.ifPresent(s -> Shell.add("site", s, command));
      why.ifPresent(w -> Shell.add("why", w, command));
      return command.toString();
    }
  }

  /** A value that the pages can be narrowed down to. */
  public record Value(String name, long pages, Asked asked) {}

  /** A page, and how it stands with it now. */
  public record Row(FailedPage page, Optional<Standing> standing) {}

  /**
   * What the page shows.
   *
   * @param pages how many there are
   * @param isWhole whether these are all, or the last ones of very many
   * @param page of the list, from 1
   */
  public record Model(
      Asked asked,
      List<Row> rows,
      int pages,
      boolean isWhole,
      int page,
      List<Value> reasons,
      List<Value> sites) {
    public Model {
      rows = List.copyOf(rows);
      reasons = List.copyOf(reasons);
      sites = List.copyOf(sites);
    }

    public int lastPage() {
      return Math.min(LAST_PAGE, Math.max(1, Math.ceilDiv(pages, SIZE)));
    }

    /** The address of another page of the list. */
    public String at(int other) {
      String address = asked.address();
      return address + (address.contains("?") ? "&" : "?") + "page=" + other;
    }
  }

  FailuresPage(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void add(Routes routes) {
    routes.look("/failures", this::show);
  }

  private void show(Request request) {
    Asked asked =
        new Asked(
            request.query("run").map(FailuresPage::number),
            request.query("site"),
            request.query("why"));
    FailedPages found = FailedPages.of(store.history(), asked.run(), asked.site(), clock.instant());
    List<FailedPage> pages = asked.why().map(found::because).orElse(found.all());
    int page = request.number("page", 1, 1, LAST_PAGE);
    request.show(
        request.texts().of("failures.title"),
        "failures.jte",
        new Model(
            asked,
            rows(pages.stream().skip((page - 1L) * SIZE).limit(SIZE).toList()),
            pages.size(),
            found.isWhole(),
            page,
            values(
                FailedPages.counts(found.all(), FailedPage::why),
                why -> asked.because(Optional.of(why))),
            values(
                FailedPages.counts(pages, FailedPage::site),
                site -> asked.ofSite(Optional.of(site)))));
  }

  private List<Row> rows(List<FailedPage> pages) {
    List<URI> urls = pages.stream().flatMap(page -> page.url().stream()).toList();
    Map<URI, Standing> standings = store.frontier().standings(urls);
    return pages.stream().map(page -> new Row(page, page.url().map(standings::get))).toList();
  }

  private static List<Value> values(Map<String, Long> counts, Function<String, Asked> asked) {
    return counts.entrySet().stream()
        .limit(MOST_VALUES)
        .map(e -> new Value(e.getKey(), e.getValue(), asked.apply(e.getKey())))
        .toList();
  }

  private static long number(String run) {
    if (!run.matches("\\d{1,18}")) {
      throw Request.badRequest("run: expected the number of one");
    }
    return Long.parseLong(run);
  }
}
