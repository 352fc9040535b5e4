package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.app.demo.DemoNewsroom;
import dev.broadsheet.article.Field;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchSettings;
import dev.broadsheet.workshop.Draft;
import dev.broadsheet.workshop.Findings;
import dev.broadsheet.workshop.Induction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewAdapterTest {
  private static final int ZARECHIE = 0;
  private static final int HARBOUR = 3;

  @TempDir private Path folder;
  private DemoNewsroom newsroom;
  private Broadsheet broadsheet;

  @BeforeEach
  void open() throws IOException {
    newsroom = DemoNewsroom.start(folder.resolve("demo"), Clock.systemUTC(), 0);
    broadsheet =
        Hasty.broadsheet(
            Settings.under(folder)
                .withAdapters(List.of())
                .withFetching(
                    FetchSettings.DEFAULT.withAllowedHosts(
                        new HashSet<>(newsroom.allowedHosts()))));
  }

  @AfterEach
  void close() {
    broadsheet.close();
    newsroom.close();
  }

  @Test
  void findsTheSourcesOfASite() throws FetchException {
    Findings findings = survey(HARBOUR, "/");

    assertThat(findings.sources().stream().map(s -> s.getClass().getSimpleName()))
        .contains("Feed", "Sitemap", "Listing");
    assertThat(findings.specimens()).hasSize(3);
  }

  @Test
  void beginsWithAnArticleAsWell() throws FetchException {
    URI article = survey(ZARECHIE, "/").specimens().getFirst().page().url();

    Findings findings = survey(ZARECHIE, article.getPath());

    assertThat(findings.specimens().getFirst().page().url()).isEqualTo(article);
    assertThat(findings.sources()).hasAtLeastOneElementOfType(Source.Feed.class);
  }

  @Test
  void draftsAnAdapterThatTakesItsOwnSpecimens() throws FetchException {
    Findings findings = survey(ZARECHIE, "/");
    Draft draft = Induction.of(findings);
    SiteAdapter adapter = Adapters.read(draft.yaml(), folder.resolve("adapter.yaml"));

    assertThat(findings.specimens()).allMatch(s -> adapter.isArticle(s.page().url()));
    assertThat(adapter.isArticle(findings.others().getFirst())).isFalse();
    assertThat(adapter.language()).contains("ru");
    assertThat(draft.sureness().get(Field.BODY).share()).isGreaterThan(0.99);
  }

  private Findings survey(int site, String path) throws FetchException {
    String host = newsroom.allowedHosts().get(site);
    return broadsheet
        .workshop()
        .survey(URI.create("http://" + host + path), 3, false, new ArrayList<>()::add);
  }
}
