package dev.broadsheet.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Precision;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's adapters give back exactly what the demo's authors wrote. */
class DemoExtractionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-15T09:30:00Z"), ZoneOffset.UTC);

  /** A caption that another site's table left in the text. */
  private static final Pattern CAPTION =
      Pattern.compile("^(.+) \\(Фото: ([^)]+)\\) \\|$", Pattern.MULTILINE);

  @TempDir static Path folder;
  private static DemoNewsroom newsroom;
  private static Adapters adapters;

  @BeforeAll
  static void start() throws Exception {
    newsroom = DemoNewsroom.start(folder, CLOCK, 0);
    adapters = Adapters.load(List.of(newsroom.adaptersFolder()));
  }

  @AfterAll
  static void stop() {
    newsroom.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zarechie.example",
        "bereg.example",
        "delta.example",
        "harbour.example",
        "kontur.example"
      })
  void givesBackEveryStoryAsItWasWritten(String site) {
    NewsSite pages = newsroom.sites().get(site);
    SiteAdapter adapter = adapters.bySite(site).orElseThrow();
    for (Story story : pages.stories()) {
      if (!story.gone()) {
        Page page =
            page(
                pages.answer(story.path(), ""),
                "http://" + adapter.hosts().getFirst() + story.path());
        Extraction extraction = Extractor.extract(page, adapter, Optional.empty());

        assertThat(extraction.problems()).as(story.path()).isEmpty();
        assertThat(told(extraction.article().orElseThrow()))
            .as(story.path())
            .isEqualTo(written(story, adapter));
      }
    }
  }

  private static Page page(Answer answer, String url) {
    Map<String, List<String>> headers =
        answer.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
    URI address = URI.create(url);
    return new Page(
        address,
        address,
        200,
        headers,
        answer.body(),
        Optional.empty(),
        CLOCK.instant(),
        Page.Via.HTTP);
  }

  private static String told(Article article) {
    Optional<Image> image =
        article.images().stream()
            .filter(i -> i.caption().isPresent() || i.credit().isPresent())
            .findFirst();
    return lines(
        article.title(),
        article.published().map(Moment::iso).orElse(""),
        article.language().orElse(""),
        article.authors(),
        article.tags(),
        image.flatMap(Image::caption).orElse(""),
        image.flatMap(Image::credit).orElse(""),
        article.source().orElse(""),
        article.text());
  }

  private static String written(Story story, SiteAdapter adapter) {
    OffsetDateTime published = story.publishedAt(CLOCK, adapter.timezone());
    Optional<MatchResult> captioned = CAPTION.matcher(story.text()).results().findFirst();
    boolean dayOnly = adapter.site().equals("kontur.example");
    return lines(
        story.title(),
        dayOnly
            ? published.toLocalDate().toString()
            : new Moment(published, Precision.MINUTE).iso(),
        story.language().isEmpty() ? adapter.language().orElseThrow() : story.language(),
        story.author().isEmpty() ? List.of() : List.of(story.author()),
        story.tags(),
        captioned.map(c -> c.group(1)).orElse(story.caption()),
        captioned.map(c -> c.group(2)).orElse(story.credit()),
        story.source(),
        story.blocks(false).stream()
            .filter(block -> !block.startsWith("<") && !CAPTION.matcher(block).matches())
            .collect(Collectors.joining("\n\n")));
  }

  private static String lines(Object... fields) {
    return List.of(fields).stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}
