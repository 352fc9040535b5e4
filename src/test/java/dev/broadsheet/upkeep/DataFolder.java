package dev.broadsheet.upkeep;

import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.PackedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Settlement;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data folder whose pages and articles are written as a crawl writes them. */
final class DataFolder implements AutoCloseable {
  static final String SITE = "harbour.example";

  private final Path folder;
  private final Clock clock;
  private final Store store;
  private RawArchive archive;

  DataFolder(Path folder, Clock clock) {
    this(folder, new Location.Folder(folder), clock);
  }

  /** One whose store may be kept elsewhere. */
  DataFolder(Path folder, Location location, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.store = Store.open(location, clock);
    this.archive = open();
  }

  private RawArchive open() {
    return new RawArchive(folder.resolve("archive"), ArchiveOptions.DEFAULT, clock);
  }

  Store store() {
    return store;
  }

  RawArchive archive() {
    return archive;
  }

  Path folder() {
    return folder;
  }

  /** Lets the next page begin a new file of the archive. */
  void beginFile() {
    archive.close();
    archive = open();
  }

  static URI url(int number) {
    return URI.create("https://" + SITE + "/news/" + number);
  }

  /** Archives a page and stores its article. */
  RawRef add(int number, String text) {
    return add(number, text, Optional.empty());
  }

  /**
   * Archives a page and stores its article.
   *
   * @param earlier where the address's earlier page is, which may have the same bytes
   */
  RawRef add(int number, String text, Optional<RawRef> earlier) {
    Link link = Link.of(url(number), "https://" + SITE + "/sitemap.xml");
    store.frontier().offer(SITE, List.of(link));
    RawRef ref = archive.append(SITE, link, page(number, text, earlier));
    store.articles().save(List.of(submission(number, text, ref)));
    store
        .frontier()
        .settle(List.of(Settlement.done(url(number), Optional.empty(), Validators.NONE)));
    return ref;
  }

  /** Archives a page that shows no article, or the one that is known. */
  RawRef addPage(int number, String text, Optional<RawRef> earlier) {
    return archive.append(
        SITE,
        Link.of(url(number), "https://" + SITE + "/sitemap.xml"),
        page(number, text, earlier));
  }

  private PackedPage page(int number, String text, Optional<RawRef> earlier) {
    Page page =
        new Page(
            url(number),
            url(number),
            200,
            Map.of("Content-Type", List.of("text/html; charset=utf-8")),
            "<h1>Report %d</h1><p>%s</p>".formatted(number, text).getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            clock.instant(),
            Page.Via.HTTP);
    return archive.pack(page, earlier);
  }

  /** Stores an article of which there is no page. */
  void addImported(int number, String text) {
    store.articles().save(List.of(Submission.withoutPage(article(number, text))));
  }

  private Submission submission(int number, String text, RawRef ref) {
    return new Submission(article(number, text), url(number), ref.file(), ref.offset(), List.of());
  }

  private Article article(int number, String text) {
    return ArticleJson.fromJson(
        """
        {"id": "%s", "url": "%s", "site": "%s", "title": "Report %d", "text": "%s",
         "body": [{"type": "paragraph", "text": "%s"}], "authors": [], "tags": [],
         "images": [], "fetched": "%s", "adapter": "%s@00000001", "provenance": {},
         "words": 1, "hash": ""}
        """
            .formatted(
                Article.idOf(url(number)),
                url(number),
                SITE,
                number,
                text,
                text,
                clock.instant(),
                SITE));
  }

  /** Every version of every article, with its raw page. */
  static List<String> stored(Store store, RawArchive archive) {
    List<String> versions = new ArrayList<>();
    store
        .articles()
        .forEach(
            ArticleFilter.ALL,
            a -> {
              for (ArticleVersion v : store.articles().versions(a.id())) {
                Page page = archive.read(new RawRef(v.rawFile(), v.rawOffset()));
                versions.add(
                    v.article().url()
                        + " "
                        + v.number()
                        + " "
                        + v.article().text()
                        + " "
                        + new String(page.body(), StandardCharsets.UTF_8));
              }
            });
    return versions;
  }

  @Override
  public void close() {
    archive.close();
    store.close();
  }
}
