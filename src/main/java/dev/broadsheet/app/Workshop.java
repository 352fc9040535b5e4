package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.article.Page;
import dev.broadsheet.crawl.CanaryCheck;
import dev.broadsheet.crawl.Fetchers;
import dev.broadsheet.crawl.Watchman;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.ScriptedPage;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.store.Canary;
import dev.broadsheet.store.Drift;
import dev.broadsheet.workshop.Evidence;
import dev.broadsheet.workshop.EvidenceSearch;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Mending;
import dev.broadsheet.workshop.Repair;
import dev.broadsheet.workshop.RepairOptions;
import dev.broadsheet.workshop.Survey;
import dev.broadsheet.workshop.SurveyStep;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Makes, tries, checks and mends adapters, on the sites and with what is stored of them. */
public final class Workshop {
  private final Broadsheet broadsheet;

  Workshop(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  /**
   * The adapter of a site, or the one in a file or folder, which need not be among ours.
   *
   * @throws AdapterException when there is none, or the file is wrong
   */
  public SiteAdapter adapter(String siteOrFile) {
    Path path = Path.of(siteOrFile);
    boolean isSite = broadsheet.adapters().bySite(siteOrFile).isPresent();
    return !isSite && (Files.exists(path) || path.getNameCount() > 1)
        ? adapter(Files.isDirectory(path) ? path.resolve("adapter.yaml") : path)
        : broadsheet.sites(List.of(siteOrFile)).getFirst();
  }

  private SiteAdapter adapter(Path file) {
    if (!Files.isRegularFile(file)) {
      String expected = "found no such file, expected an adapter, its folder, or a site's name";
      throw new AdapterException(List.of(new Mistake(Yaml.shown(file), "", expected)));
    }
    Adapters with = Adapters.load(broadsheet.settings().withMoreAdapters(List.of(file)).adapters());
    return with.all().stream()
        .filter(a -> a.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new AdapterException(mistakesOf(file, with)));
  }

  private static List<Mistake> mistakesOf(Path file, Adapters adapters) {
    String shown = Yaml.shown(file);
    return adapters.mistakes().stream().filter(m -> m.where().startsWith(shown)).toList();
  }

  /** Gets one page, politely, the way its site wants it. */
  public Page fetch(URI url, SiteAdapter site) throws FetchException {
    List<Fetcher> ways = broadsheet.fetchers().ways(site);
    Page page = ways.getFirst().fetch(FetchRequest.of(url));
    boolean isToCome =
        ways.size() > 1
            && Extractor.extract(page, site).article().isEmpty()
            && ScriptedPage.isFilledByScripts(page);
    return isToCome ? ways.getLast().fetch(FetchRequest.of(url)) : page;
  }

  /**
   * Looks around a site that has no adapter, to make one.
   *
   * @param start the home page, a section or an article
   * @param pages as many articles are enough
   * @param browser whether pages are read in a browser
   * @param progress takes each step
   */
  public Findings survey(URI start, int pages, boolean browser, Consumer<SurveyStep> progress)
      throws FetchException {
    SiteAdapter site = Survey.stranger(start, browser);
    Fetchers ways = broadsheet.fetchers();
    return new Survey(
            ways.ways(site).getFirst(),
            ways.politeness()::sitemaps,
            site,
            broadsheet.adapters().base(),
            broadsheet.clock(),
            progress)
        .from(start, pages);
  }

  /**
   * Looks whether a site's pages changed, and how its adapter can be mended; writes nothing.
   *
   * @param progress takes a line about each step
   */
  public Repair repair(SiteAdapter site, RepairOptions options, Consumer<String> progress) {
    EvidenceSearch search =
        new EvidenceSearch(
            broadsheet.store().articles(),
            broadsheet.archive(),
            site,
            broadsheet.adapters().base(),
            progress);
    Optional<Instant> since =
        options
            .since()
            .map(day -> day.atStartOfDay(site.timezone()).toInstant())
            .or(() -> broadsheet.store().drifts().open(site.site()).map(Drift::since))
            .or(search::turn);
    Evidence evidence =
        options.fromArchive()
            ? search.fromArchive(since, options.pages())
            : search.fromSite(url -> fetch(url, site), since, options.pages());
    LocalDate until =
        since.orElseGet(broadsheet.clock()::instant).atZone(site.timezone()).toLocalDate();
    return Mending.of(
            site,
            broadsheet.adapters().base(),
            until,
            text -> Adapters.read(text, site.file(), broadsheet.settings().adapters()))
        .by(evidence);
  }

  /**
   * Looks at one article of each site, and stores none.
   *
   * @param told takes what was seen of a site; called from several threads
   */
  public List<Canary> canaries(
      List<SiteAdapter> sites, Consumer<Canary> told, BooleanSupplier stopping) {
    return canaries(sites, broadsheet.watchman(List.of()), told, stopping);
  }

  List<Canary> canaries(
      List<SiteAdapter> sites, Watchman watchman, Consumer<Canary> told, BooleanSupplier stopping) {
    return new CanaryCheck(
            broadsheet.fetchers(), this::fetch, broadsheet.store(), watchman, broadsheet.clock())
        .check(sites, told, stopping);
  }
}
