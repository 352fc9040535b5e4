package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.workshop.ThemedSite.News;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceSearchTest {
  private static final Clock CLOCK = Clock.fixed(ThemedSite.AFTER, ZoneOffset.UTC);
  private static final Instant CHANGED = Instant.parse("2026-03-10T00:00:00Z");
  private static final List<News> NEWS = ThemedSite.NEWS;

  @TempDir private Path folder;
  private SiteAdapter adapter;
  private Store store;
  private RawArchive archive;

  @BeforeEach
  void open() {
    adapter = new ThemedSite(folder).adapter();
    store = Store.open(folder, CLOCK);
    archive = new RawArchive(folder.resolve("archive"), ArchiveOptions.DEFAULT, CLOCK);
  }

  @AfterEach
  void close() {
    archive.close();
    store.close();
  }

  @Test
  void asksTheSiteForWhatIsStored() {
    NEWS.forEach(news -> crawl(ThemedSite.old(news)));

    Evidence evidence =
        search().fromSite(url -> ThemedSite.dressed(news(url)), Optional.of(CHANGED), 3);

    assertThat(evidence.known()).hasSize(3);
    assertThat(evidence.known().getFirst().known().title())
        .isEqualTo("Divers map the drowned orchard");
    assertThat(evidence.known().getFirst().page().fetched()).isEqualTo(ThemedSite.AFTER);
  }

  @Test
  void leavesOutWhatIsGoneAndWalls() {
    NEWS.forEach(news -> crawl(ThemedSite.old(news)));

    Evidence evidence =
        search()
            .fromSite(
                url ->
                    switch (news(url).day()) {
                      case 1 -> throw gone(url);
                      case 2 -> ThemedSite.wall(news(url));
                      default -> ThemedSite.dressed(news(url));
                    },
                Optional.of(CHANGED),
                4);

    assertThat(evidence.known()).hasSize(2);
    assertThat(evidence.troubles())
        .containsExactlyInAnyOrder(
            "https://www.quay.example/2026/03/news-1: status 410",
            "https://www.quay.example/2026/03/news-2: shows less than half of the stored text");
  }

  @Test
  void takesFromTheArchiveWhatWasFetchedSince() {
    NEWS.subList(0, 3).forEach(news -> crawl(ThemedSite.old(news)));
    crawl(ThemedSite.dressed(NEWS.getFirst()));
    crawl(ThemedSite.dressed(NEWS.getLast()));

    Evidence evidence = search().fromArchive(Optional.of(CHANGED), 4);

    assertThat(evidence.stored()).hasSize(3);
    assertThat(evidence.known())
        .extracting(s -> s.known().title())
        .containsExactly("Swans are back on the pier");
    assertThat(evidence.known().getFirst().known().authors()).containsExactly("Ida Marsh");
    assertThat(evidence.recent())
        .extracting(s -> s.known().title())
        .containsExactly("Divers map the drowned orchard");
  }

  @Test
  void seesInTheStoreWhenThePagesChanged() {
    crawl(ThemedSite.old(NEWS.getFirst()));
    assertThat(search().turn()).isEmpty();
    NEWS.subList(1, 4).forEach(news -> crawl(ThemedSite.dressed(news)));

    assertThat(search().turn()).contains(ThemedSite.AFTER);
  }

  private EvidenceSearch search() {
    return new EvidenceSearch(
        store.articles(), archive, adapter, Adapters.load(List.of()).base(), _ -> {});
  }

  private static News news(URI url) {
    return NEWS.stream().filter(n -> ThemedSite.url(n).equals(url)).findFirst().orElseThrow();
  }

  private static FetchException gone(URI url) {
    return new FetchException(url, FetchException.Reason.STATUS, false, "status 410", null);
  }

  /** Archives and stores a page as a crawl does. */
  private void crawl(Page page) {
    RawRef ref = archive.append(adapter.site(), Link.of(page.url(), "test"), page);
    Extraction read = Extractor.extract(page, adapter);
    store
        .articles()
        .save(
            List.of(
                new Submission(
                    read.article().orElseThrow(),
                    page.url(),
                    ref.file(),
                    ref.offset(),
                    read.problems())));
  }
}
