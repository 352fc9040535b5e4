package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.workshop.AdapterSaving.Opened;
import dev.broadsheet.workshop.RuleList.OfBody;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A desk on which one adapter is made or changed, with some pages of its site at hand. The text
 * itself is kept by whoever writes it, and is given with each question; {@link #file} and {@link
 * #record} alone write. Thread-safe.
 */
public final class StudioDesk {
  private static final int MOST_PREVIEWS = 5;

  private final List<StudioPage> pages;
  private final DeskFile file;
  private final String text;
  private final FieldJudge judge;
  private final String site;
  private Optional<Read> last = Optional.empty();

  /**
   * @param text to begin with
   */
  private StudioDesk(List<StudioPage> pages, DeskFile file, String text) {
    this.pages = List.copyOf(pages);
    this.file = file;
    this.text = text;
    SiteAdapter adapter = file.read(text);
    this.site = adapter.site();
    this.judge = new FieldJudge(adapter.timezone());
  }

  /** A desk for a site that has no adapter: its first draft, and the pages it was made from. */
  public static StudioDesk of(Draft draft, List<Specimen> specimens, AdapterFolders folders) {
    return new StudioDesk(
        specimens.stream()
            .map(s -> new StudioPage(s.page(), s.parsed(), Optional.of(s.known())))
            .toList(),
        DeskFile.fresh(folders, folders.place(draft.site(), draft.country())),
        draft.yaml());
  }

  /**
   * A desk for a site that has an adapter.
   *
   * @param text of the adapter's file
   * @param base reads pages of which the adapter makes no article
   */
  public static StudioDesk of(
      SiteAdapter adapter,
      String text,
      List<Page> pages,
      SiteAdapter base,
      AdapterFolders folders) {
    return new StudioDesk(
        pages.stream().map(page -> known(page, adapter, base)).toList(),
        DeskFile.of(folders, new Opened(adapter.file(), adapter.site(), text)),
        text);
  }

  private static StudioPage known(Page page, SiteAdapter adapter, SiteAdapter base) {
    Optional<Article> known =
        Extractor.extract(page, adapter)
            .article()
            .or(() -> Extractor.extract(page, base).article());
    return new StudioPage(page, Extractor.parse(page), known);
  }

  /** The pages as a text reads them. */
  private record Read(String yaml, List<Extraction> pages) {}

  /** A page at hand. */
  public record Leaf(int page, String title) {}

  public List<Leaf> leaves() {
    return IntStream.range(0, pages.size())
        .mapToObj(
            i ->
                new Leaf(
                    i,
                    pages
                        .get(i)
                        .known()
                        .map(Article::title)
                        .orElseGet(pages.get(i).parsed().document()::title)))
        .toList();
  }

  /** The site's name. */
  public String site() {
    return site;
  }

  /** The text to begin with. */
  public String text() {
    return text;
  }

  /** The file in which the adapter stands, or will. */
  public DeskFile file() {
    return file;
  }

  /**
   * The page as it looked; empty where there is none of that number.
   *
   * @param known style sheets of the web that it may ask for
   */
  public Optional<PageSnapshot> snapshot(int page, StyleSheets known) {
    return at(page).map(p -> PageSnapshot.of(p, known));
  }

  /** The style sheets of the web that the pages ask for, those of most pages first. */
  public List<URI> sheets() {
    Map<URI, Long> asked =
        pages.stream()
            .flatMap(page -> page.sheets().stream())
            .collect(
                Collectors.groupingBy(
                    StudioPage.Sheet::url, LinkedHashMap::new, Collectors.counting()));
    return asked.entrySet().stream()
        .sorted(Map.Entry.<URI, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<StudioPage> at(int page) {
    return page >= 0 && page < pages.size() ? Optional.of(pages.get(page)) : Optional.empty();
  }

  /** Reads a page by a text; nothing is found on a page that there is not. */
  public synchronized StudioView view(String yaml, int page) {
    try {
      SiteAdapter adapter = file.read(yaml);
      return at(page).map(p -> view(yaml, adapter, p)).orElse(StudioView.wrong(List.of()));
    } catch (AdapterException e) {
      return StudioView.wrong(e.mistakes());
    }
  }

  private StudioView view(String yaml, SiteAdapter adapter, StudioPage page) {
    Trial trial = Trial.of(page.page(), page.parsed(), adapter);
    FieldRegions regions = new FieldRegions(page, adapter, trial);
    AdapterEdit edit = new AdapterEdit(yaml);
    Map<Field, List<String>> own = new EnumMap<>(Field.class);
    Arrays.stream(Field.values())
        .forEach(field -> own.put(field, edit.rules(new RuleList.Candidates(field))));
    Map<OfBody, List<String>> leftOut = new EnumMap<>(OfBody.class);
    Arrays.stream(OfBody.values()).forEach(list -> leftOut.put(list, edit.rules(list)));
    return new StudioView(
        List.of(),
        trial.extraction().article(),
        trial.extraction().problems(),
        regions.found(),
        regions.struck(),
        own,
        leftOut,
        trial.tried());
  }

  /** The articles as they would be stored of the other pages, of five at most. */
  public synchronized List<StudioPreview> previews(String yaml, int but) {
    try {
      List<Extraction> read = read(yaml);
      return IntStream.range(0, pages.size())
          .filter(i -> i != but)
          .limit(MOST_PREVIEWS)
          .mapToObj(i -> preview(i, read.get(i)))
          .toList();
    } catch (AdapterException e) {
      return List.of();
    }
  }

  /** All pages as a text reads them; of the last text it is known. */
  private List<Extraction> read(String yaml) {
    if (last.isEmpty() || !last.get().yaml().equals(yaml)) {
      SiteAdapter adapter = file.read(yaml);
      last = Optional.of(new Read(yaml, pages.stream().map(p -> p.read(adapter)).toList()));
    }
    return last.get().pages();
  }

  private StudioPreview preview(int page, Extraction read) {
    List<Field> changed =
        Arrays.stream(Field.values())
            .filter(
                field ->
                    !pages
                        .get(page)
                        .known(field)
                        .equals(
                            read.article().map(a -> FieldValues.of(a, field)).orElse(List.of())))
            .toList();
    return new StudioPreview(
        page, pages.get(page).page().url(), read.article(), read.problems(), changed);
  }

  /**
   * Points at an element of a page.
   *
   * @param yaml the text, by which lines of the body are told from what is left out of it
   * @param field that is meant; without one it is what stands there
   * @return empty where there is no such element
   */
  public synchronized Optional<Pointed> point(
      String yaml, int page, int element, Optional<Field> field) {
    return at(page)
        .flatMap(
            p -> p.element(element).map(e -> Pointing.at(e, p, pages, field, judge, bodies(yaml))));
  }

  /** The lines of each page's body, by a text, or as they are known where it can't be read. */
  private List<List<BodyLine>> bodies(String yaml) {
    Stream<Optional<Article>> articles;
    try {
      articles = read(yaml).stream().map(Extraction::article);
    } catch (AdapterException e) {
      articles = pages.stream().map(StudioPage::known);
    }
    return articles.map(article -> article.map(BodyLine::of).orElse(List.of())).toList();
  }

  /**
   * Makes a case of a page, beside the adapter's file.
   *
   * @return empty where the page gives no article
   * @throws AdapterException where the text is not what is saved
   */
  public Optional<Recording> record(String yaml, int page) throws IOException {
    Optional<StudioPage> shown = at(page);
    return shown.isPresent() ? file.record(yaml, shown.get().page()) : Optional.empty();
  }
}
