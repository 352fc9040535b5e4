package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.app.demo.DemoNewsroom;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.workshop.AdapterSaving;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioStart;
import dev.broadsheet.workshop.StudioView;
import dev.broadsheet.workshop.SurveyStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioTest {
  @TempDir private Path folder;
  private DemoNewsroom newsroom;
  private Broadsheet broadsheet;

  @BeforeEach
  void open() throws IOException {
    newsroom = DemoNewsroom.start(folder.resolve("demo"), Clock.systemUTC(), 0);
  }

  @AfterEach
  void close() {
    broadsheet.close();
    newsroom.close();
  }

  private void open(Path adapters) throws IOException {
    broadsheet =
        Hasty.broadsheet(
            Settings.under(folder)
                .withAdapters(List.of(Files.createDirectories(adapters)))
                .withFetching(
                    FetchSettings.DEFAULT.withAllowedHosts(
                        new HashSet<>(newsroom.allowedHosts()))));
  }

  @Test
  void comesFromAnAddressToASavedAdapter() throws FetchException, IOException {
    open(folder.resolve("mine"));
    String home = "http://" + newsroom.allowedHosts().getFirst() + "/";
    List<SurveyStep> progress = new ArrayList<>();

    StudioDesk desk =
        broadsheet.studio().open(new StudioStart.Address(URI.create(home)), progress::add);

    StudioView view = desk.view(desk.text(), 0);
    assertThat(view.article()).isPresent();
    assertThat(view.regions()).extracting(r -> r.field()).contains(Field.TITLE, Field.BODY);
    assertThat(desk.previews(desk.text(), 0)).isNotEmpty().allMatch(p -> p.article().isPresent());
    assertThat(progress.getLast()).isEqualTo(SurveyStep.sheets());
    assertThat(progress)
        .filteredOn(step -> step.kind() == SurveyStep.Kind.ARTICLE)
        .hasSameSizeAs(desk.leaves());
    assertThat(desk.file().save(desk.text(), "")).isInstanceOf(AdapterSaving.Outcome.Saved.class);
    assertThat(broadsheet.adapters().all()).hasSize(1);
    assertThat(desk.record(desk.text(), 0)).isPresent();
    assertThat(desk.file().check().results()).singleElement().matches(r -> r.passed());
  }

  @Test
  void opensStoredPagesOfASiteThatHasAnAdapter() throws FetchException, IOException {
    open(newsroom.adaptersFolder());
    broadsheet.crawl(
        broadsheet.sites(List.of("bereg.example")),
        CrawlOptions.DEFAULT,
        Optional.empty(),
        new Silent(),
        () -> false);
    String article =
        broadsheet
            .store()
            .articles()
            .search(ArticleFilter.ofSites(List.of("bereg.example")), 3)
            .getLast()
            .id();

    StudioDesk desk = broadsheet.studio().open(new StudioStart.Stored(article), _ -> {});

    assertThat(desk.file().isSaved()).isTrue();
    assertThat(desk.leaves()).hasSizeGreaterThan(2);
    assertThat(desk.view(desk.text(), 0).article().orElseThrow().id()).isEqualTo(article);
    assertThat(desk.file().look(desk.text()))
        .isInstanceOfSatisfying(
            AdapterSaving.Outcome.Ready.class,
            ready -> assertThat(ready.change().lines()).isEmpty());
  }

  @Test
  void asksForStyleSheetsOfStoredPagesOnlyWhenTold() throws FetchException, IOException {
    open(newsroom.adaptersFolder());
    Studio studio = broadsheet.studio();
    StudioDesk desk = studio.open(new StudioStart.Known("delta.example"), _ -> {});
    assertThat(desk.sheets()).singleElement().asString().endsWith("/style.css");
    assertThat(studio.sheets().find(desk.sheets().getFirst())).isEmpty();

    studio.dress(desk);

    assertThat(studio.sheets().troubles(desk.sheets())).isEmpty();
    assertThat(studio.sheets().find(desk.sheets().getFirst()).orElseThrow()).contains(".related");
  }

  @Test
  void saysThatThereIsNoSuchArticle() throws IOException {
    open(folder.resolve("mine"));

    assertThatThrownBy(() -> broadsheet.studio().open(new StudioStart.Stored("none"), _ -> {}))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("no stored page");
  }

  static final class Silent implements CrawlListener {
    @Override
    public void discovered(String site, String source, List<Link> links, int added) {}

    @Override
    public void handled(String site, Outcome outcome) {}

    @Override
    public void trouble(String site, String message) {}
  }
}
