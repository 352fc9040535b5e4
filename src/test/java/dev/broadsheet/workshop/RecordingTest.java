package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir Path folder;
  private SiteAdapter adapter;

  @BeforeEach
  void writeAdapter() {
    adapter = new Site(folder).adapter(Site.FIELDS);
  }

  @Test
  void writesACaseThatPasses() throws IOException {
    record(Site.PAGE).write(false);

    SiteCheck check = SiteCheck.of(adapter);

    assertThat(check.mistakes()).isEmpty();
    assertThat(check.results()).singleElement().matches(CaseResult::passed);
    assertThat(check.results().getFirst().tried().name()).isEqualTo("2026-03-01-swans-42");
    assertThat(check.results().getFirst().tried().expected())
        .containsEntry("title", List.of("Swans are back on the pier"))
        .containsEntry("tags", List.of("birds", "sea"))
        .containsEntry("subtitle", List.of());
    assertThat(check.results().getFirst().tried().expected().get("text")).hasSize(2);
  }

  @Test
  void trimsWhatMakesNoDifferenceAndKeepsWhatTheAdapterNames() {
    String html = new String(record(Site.PAGE).page().body(), StandardCharsets.UTF_8);

    assertThat(html)
        .doesNotContain("<script", "<style", "<nav", "<aside", "<footer", "start -->")
        .doesNotContain("color: red", "data-track", "Rain on Sunday")
        .contains("Buy our calendar", "Read also: geese", "More news");
  }

  @Test
  void keepsTheArticleOfATrimmedPageExactly() {
    Page page = Site.page(Site.PAGE);

    Page trimmed = Trimming.of(page, adapter).orElseThrow();

    assertThat(Extractor.extract(trimmed, adapter).article())
        .isPresent()
        .isEqualTo(Extractor.extract(page, adapter).article());
  }

  @Test
  void keepsLinkedDataThatAFieldUses() {
    SiteAdapter told =
        new Site(folder).adapter("fields: {title: {jsonld: headline}, body: div.text}\n");
    String linked =
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Swans\","
            + "\"publisher\": {\"name\": \"The Pier\"}}"
            + "</script><script type='application/ld+json'>{\"@type\": \"WebSite\"}</script>";

    Page trimmed =
        Trimming.of(Site.page(Site.PAGE.replace("<nav>", linked + "<nav>")), told).orElseThrow();

    assertThat(new String(trimmed.body(), StandardCharsets.UTF_8))
        .contains("NewsArticle", "headline")
        .doesNotContain("WebSite", "publisher");
  }

  @Test
  void tellsTheTimeOfFetchingToTheSecond() {
    Page page = Site.page(Site.PAGE);
    Instant fetched = Instant.parse("2026-03-05T08:00:00.376601258Z");
    Page saved = Page.ofFile(page.url(), page.body(), Optional.empty(), fetched);

    assertThat(Recording.of(saved, adapter, Optional.empty()).orElseThrow().yaml())
        .contains("fetched: 2026-03-05T08:00:00Z");
  }

  @Test
  void makesNoCaseOfAPageWithoutArticle() {
    assertThat(Recording.of(Site.page("<html><p>Nothing</p></html>"), adapter, Optional.empty()))
        .isEmpty();
  }

  @Test
  void writesOverNothingUnlessTold() throws IOException {
    Recording recording = record(Site.PAGE);
    recording.write(false);
    Files.writeString(recording.made().file(), "mine");

    assertThatThrownBy(() -> recording.write(false)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(recording.made().file()).hasContent("mine");

    recording.write(true);
    assertThat(recording.made().file()).content().contains("Swans");
  }

  private Recording record(String html) {
    return Recording.of(Site.page(html), adapter, Optional.empty()).orElseThrow();
  }
}
