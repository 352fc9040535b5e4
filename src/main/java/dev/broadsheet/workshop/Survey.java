package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.ScriptedPage;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;

/**
 * Looks around a site that has no adapter, politely and briefly: its sources, and some of its
 * articles as the generic extractor reads them.
 */
public final class Survey {
  /** A page with less text, in letters, is no specimen. */
  private static final int SHORTEST_TEXT = 300;

  private static final int HEADLINE = 25;

  /** A front page with fewer links to articles is a source where there is no other. */
  private static final int LINKS = 5;

  private final Fetcher fetcher;
  private final Announced announced;
  private final SiteAdapter site;
  private final SiteAdapter base;
  private final Consumer<SurveyStep> progress;
  private final List<Specimen> specimens = new ArrayList<>();
  private final List<URI> others = new ArrayList<>();
  private final Map<String, List<URI>> failures = new LinkedHashMap<>();
  private final SourceSearch search;
  private boolean scripted;
  private int teasers;
  private int enough;

  /** The site maps that a site's robots.txt names. */
  @FunctionalInterface
  public interface Announced {
    List<URI> sitemaps(URI home) throws FetchException;
  }

  /**
   * @param fetcher a polite one
   * @param site an adapter of the site's hosts alone
   * @param base reads pages of unknown sites
   * @param progress takes each step
   */
  public Survey(
      Fetcher fetcher,
      Announced announced,
      SiteAdapter site,
      SiteAdapter base,
      Clock clock,
      Consumer<SurveyStep> progress) {
    this.fetcher = fetcher;
    this.announced = announced;
    this.site = site;
    this.base = base;
    this.progress = progress;
    this.search = new SourceSearch(fetcher, site, clock, progress);
  }

  /** An adapter that knows nothing of a site but its hosts, for the time of a survey. */
  public static SiteAdapter stranger(URI start, boolean browser) {
    String host = start.getHost().toLowerCase(Locale.ROOT);
    String site = HostNames.withoutWww(host);
    String port = start.getPort() < 0 ? "" : ":" + start.getPort();
    String text =
        String.join(
            "\n",
            "site: " + site,
            "timezone: UTC",
            "extends: news",
            "hosts: ['" + site + port + "', 'www." + site + port + "']",
            "fetch: {render: " + (browser ? "browser" : "http") + "}",
            "");
    return Adapters.read(text, Path.of(site));
  }

  /**
   * Looks around.
   *
   * @param start the home page, a section or an article
   * @param pages as many articles are enough
   * @throws FetchException if the start can't be had
   */
  public Findings from(URI start, int pages) throws FetchException {
    enough = pages;
    Page first = fetcher.fetch(FetchRequest.of(start));
    URI home = first.url().resolve("/");
    List<Page> fronts = new ArrayList<>();
    if (!takes(first)) {
      fronts.add(first);
    }
    if (!home.equals(first.url())) {
      fetch(home).ifPresent(fronts::add);
    }
    List<Document> documents = fronts.stream().map(p -> Extractor.parse(p).document()).toList();
    fronts.forEach(p -> others.add(p.url()));
    List<Document> all = new ArrayList<>(documents);
    specimens.forEach(s -> all.add(s.parsed().document()));
    search.feeds(all, home);
    search.sitemaps(sitemaps(home), home);
    sample(candidates(all), pages);
    List<Source> sources = new ArrayList<>(search.sources());
    documents.stream()
        .findFirst()
        .flatMap(d -> FrontLinks.of(d, specimens, others, sources.isEmpty() ? 1 : LINKS))
        .ifPresent(sources::add);
    return new Findings(sources, specimens, others, troubles());
  }

  private List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    failures.forEach((why, urls) -> troubles.add(told(why, urls)));
    if (scripted && specimens.size() < enough) {
      troubles.add("pages are filled by scripts: a browser is needed to read them (--browser)");
    }
    if (teasers > specimens.size()) {
      troubles.add(
          Counted.of(teasers, "page")
              + " had a day and less than "
              + SHORTEST_TEXT
              + " letters of text, as before a wall");
    }
    return troubles;
  }

  /** What stands in the way of many pages is told once. */
  private static String told(String why, List<URI> urls) {
    return urls.size() == 1
        ? urls.getFirst() + ": " + why
        : Counted.of(urls.size(), "page") + ": " + why + ", the first " + urls.getFirst();
  }

  private List<URI> sitemaps(URI home) {
    try {
      return announced.sitemaps(home);
    } catch (FetchException e) {
      return List.of();
    }
  }

  /** What the sources tell and what the front page shows, by turns: both may lead astray. */
  private static List<URI> interleaved(List<URI> told, List<URI> shown) {
    Set<URI> all = new LinkedHashSet<>();
    for (int i = 0; i < Math.max(told.size(), shown.size()); i++) {
      if (i < told.size()) {
        all.add(told.get(i));
      }
      if (i < shown.size()) {
        all.add(shown.get(i));
      }
    }
    return List.copyOf(all);
  }

  private List<URI> candidates(List<Document> pages) {
    List<URI> shown = new ArrayList<>();
    pages.forEach(p -> shown.addAll(SourceSearch.headlines(p, site, HEADLINE)));
    return interleaved(search.links(), shown);
  }

  private void sample(List<URI> candidates, int pages) {
    int tries = 2 * pages + 4;
    for (URI url : candidates) {
      if (specimens.size() >= pages || tries <= 0) {
        return;
      }
      if (specimens.stream().noneMatch(s -> s.page().requested().equals(url))
          && !others.contains(url)) {
        tries--;
        fetch(url).filter(page -> !takes(page)).ifPresent(this::passOver);
      }
    }
  }

  /** A dated page with little text is an article of few words or behind a wall, and no section. */
  private void passOver(Page page) {
    if (Extractor.extract(page, base).article().flatMap(Article::published).isPresent()) {
      teasers++;
    } else {
      others.add(page.url());
    }
  }

  private Optional<Page> fetch(URI url) {
    try {
      return Optional.of(fetcher.fetch(FetchRequest.of(url)));
    } catch (FetchException e) {
      String why = String.valueOf(e.getMessage()).substring((e.url() + ": ").length());
      failures.computeIfAbsent(why, _ -> new ArrayList<>()).add(e.url());
      return Optional.empty();
    }
  }

  /** Whether a page is an article, and then a specimen. */
  private boolean takes(Page page) {
    ParsedPage parsed = Extractor.parse(page);
    Extraction read = Extractor.extract(page, parsed, base);
    Optional<Article> article =
        read.article()
            .filter(a -> a.text().length() >= SHORTEST_TEXT)
            .filter(_ -> !page.url().equals(page.url().resolve("/")));
    scripted |= article.isEmpty() && ScriptedPage.isFilledByScripts(page);
    boolean known = article.filter(this::isKnown).isPresent();
    article
        .filter(_ -> !known)
        .ifPresent(
            a -> {
              specimens.add(new Specimen(page, parsed, a, search.told(page)));
              progress.accept(
                  new SurveyStep(SurveyStep.Kind.ARTICLE, a.title(), specimens.size(), enough));
            });
    return article.isPresent();
  }

  /** The same article under another address says nothing more. */
  private boolean isKnown(Article article) {
    return specimens.stream()
        .map(Specimen::known)
        .anyMatch(k -> k.id().equals(article.id()) || k.hash().equals(article.hash()));
  }
}
