package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Page;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.workshop.AdapterFolders;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import dev.broadsheet.workshop.Specimen;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioPages;
import dev.broadsheet.workshop.StudioStart;
import dev.broadsheet.workshop.StyleSheets;
import dev.broadsheet.workshop.Survey;
import dev.broadsheet.workshop.SurveyStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens desks on which adapters are made and changed, with pages of their sites. */
final class Studio {
  private static final int PAGES = 8;

  private static final int SHEETS = 4;

  /** With fewer stored pages the site is asked for more. */
  private static final int ENOUGH = 3;

  private final Broadsheet broadsheet;
  private final Duration patience;
  private final StyleSheets sheets = new StyleSheets();

  Studio(Broadsheet broadsheet) {
    this(broadsheet, Duration.ofSeconds(5));
  }

  /**
   * A studio.
   *
   * @param patience with style sheets before a desk is opened; they go on coming
   */
  Studio(Broadsheet broadsheet, Duration patience) {
    this.broadsheet = broadsheet;
    this.patience = patience;
  }

  /**
   * Opens a desk. May take minutes, as sites are asked politely.
   *
   * @param progress takes each step
   * @throws FetchException when the address can't be had
   * @throws AdapterException when there is nothing to make an adapter of, or the one that is there
   *     can't be read
   */
  StudioDesk open(StudioStart start, Consumer<SurveyStep> progress) throws FetchException {
    return switch (start) {
      case StudioStart.Address address -> dressed(address(address.url(), progress), progress);
      case StudioStart.Known known -> known(known.site(), List.of(), progress);
      case StudioStart.Stored stored -> stored(stored.article(), progress);
    };
  }

  private StudioDesk address(URI url, Consumer<SurveyStep> progress) throws FetchException {
    Optional<SiteAdapter> adapter = owner(url);
    if (adapter.isEmpty()) {
      return drafted(url, progress);
    }
    boolean isArticle = adapter.get().isArticle(url);
    List<Page> first =
        isArticle ? List.of(broadsheet.workshop().fetch(url, adapter.get())) : List.of();
    return known(adapter.get().site(), first, progress);
  }

  /** Style sheets that sites were asked for. */
  StyleSheets sheets() {
    return sheets;
  }

  /**
   * Asks, as politely as for pages, for style sheets that a desk's pages lack: {@value #SHEETS} at
   * most, those of most pages first. What can't be had is remembered with the sheets.
   */
  void dress(StudioDesk desk) {
    for (URI sheet : sheets.wanted(desk.sheets()).stream().limit(SHEETS).toList()) {
      Fetcher fetcher = broadsheet.fetchers().ways(Survey.stranger(sheet, false)).getFirst();
      try {
        Page page = fetcher.fetch(FetchRequest.of(sheet));
        sheets.keep(sheet, new String(page.body(), page.charset().orElse(StandardCharsets.UTF_8)));
      } catch (FetchException e) {
        sheets.miss(sheet, String.valueOf(e.getMessage()), e.retryable());
      }
    }
  }

  /**
   * A site that was asked for its pages just now is asked for its style sheets, too; nobody waits
   * long for how a page looks.
   */
  StudioDesk dressed(StudioDesk desk, Consumer<SurveyStep> progress) {
    progress.accept(SurveyStep.sheets());
    Thread asking = Thread.ofVirtual().name("studio-sheets").start(() -> dress(desk));
    try {
      asking.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return desk;
  }

  private StudioDesk drafted(URI url, Consumer<SurveyStep> progress) throws FetchException {
    Findings findings = broadsheet.workshop().survey(url, PAGES, false, progress);
    if (findings.specimens().isEmpty()) {
      List<Mistake> why = new ArrayList<>();
      why.add(new Mistake(url.toString(), "", "found no article to make an adapter of"));
      findings.troubles().forEach(t -> why.add(new Mistake(url.toString(), "", t)));
      throw new AdapterException(why);
    }
    progress.accept(SurveyStep.draft());
    return StudioDesk.of(
        Induction.of(findings, broadsheet.adapters(), broadsheet.settings().adapters()),
        findings.specimens(),
        folders());
  }

  private StudioDesk stored(String article, Consumer<SurveyStep> progress) throws FetchException {
    Page page =
        pages()
            .flatMap(pages -> pages.of(article))
            .orElseThrow(() -> wrong(article, "found no stored page of such an article"));
    Optional<SiteAdapter> adapter = owner(page.url());
    return adapter.isPresent()
        ? known(adapter.get().site(), List.of(page), progress)
        : drafted(page.url(), progress);
  }

  /** The adapter of an address; the base, which reads what is nobody's, is none. */
  private Optional<SiteAdapter> owner(URI url) {
    return broadsheet.adapters().byUrl(url).filter(broadsheet.adapters().all()::contains);
  }

  private StudioDesk known(String site, List<Page> first, Consumer<SurveyStep> progress)
      throws FetchException {
    SiteAdapter adapter = broadsheet.sites(List.of(site)).getFirst();
    Map<URI, Page> pages = new LinkedHashMap<>();
    first.forEach(page -> pages.put(page.url(), page));
    pages()
        .map(stored -> stored.newest(site, PAGES))
        .orElse(List.of())
        .forEach(page -> pages.putIfAbsent(page.url(), page));
    if (pages.size() < ENOUGH) {
      asked(adapter, first, progress).forEach(page -> pages.putIfAbsent(page.url(), page));
    }
    if (pages.isEmpty()) {
      throw wrong(site, "found no stored page of the site, and none on it");
    }
    return StudioDesk.of(
        adapter,
        text(adapter),
        pages.values().stream().limit(PAGES).toList(),
        broadsheet.adapters().base(),
        folders());
  }

  private List<Page> asked(SiteAdapter adapter, List<Page> first, Consumer<SurveyStep> progress)
      throws FetchException {
    URI start = first.isEmpty() ? home(adapter) : first.getFirst().url();
    return broadsheet.workshop().survey(start, PAGES, false, progress).specimens().stream()
        .map(Specimen::page)
        .filter(page -> adapter.isArticle(page.url()))
        .toList();
  }

  /** Where the first source is, the front page is too, port and all. */
  private static URI home(SiteAdapter adapter) {
    return adapter.discover().stream()
        .map(Source::address)
        .filter(address -> !address.contains("{"))
        .findFirst()
        .map(URI::create)
        .orElseGet(() -> URI.create("https://" + adapter.hosts().getFirst()))
        .resolve("/");
  }

  private static String text(SiteAdapter adapter) {
    try {
      return Files.readString(adapter.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** None where nothing is stored yet. */
  private Optional<StudioPages> pages() {
    return broadsheet.known().map(store -> new StudioPages(store.articles(), broadsheet.archive()));
  }

  private AdapterFolders folders() {
    return new AdapterFolders(
        broadsheet.settings().adapters(), broadsheet::adapters, broadsheet::reloadAdapters);
  }

  private static AdapterException wrong(String where, String what) {
    return new AdapterException(List.of(new Mistake(where, "", what)));
  }
}
