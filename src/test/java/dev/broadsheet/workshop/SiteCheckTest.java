package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.workshop.FieldDifference.Line;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCheckTest {
  private static final String CASE =
      """
      url: https://www.pier.example/news/swans-42.html
      fetched: 2026-03-02T08:00:00Z
      expect:
        title: Swans are back on the pier
        subtitle:
        text: |
          The keeper counted the birds twice before breakfast and wrote nine into the book.

          They will stay until the ice is gone, as they did last year.
        tags: [birds, sea]
      without: [calendar]
      """;

  @TempDir Path folder;
  private Site site;
  private SiteAdapter adapter;

  @BeforeEach
  void writeSite() {
    site = new Site(folder);
    adapter = site.adapter(Site.FIELDS);
    site.write("cases/swans.html", Site.PAGE);
    site.write("cases/swans.yaml", CASE);
  }

  @Test
  void passesACaseThatComesOutAsExpected() {
    assertThat(SiteCheck.of(adapter).results()).singleElement().matches(CaseResult::passed);
  }

  @Test
  void showsWhatDiffersFieldByField() {
    site.write(
        "cases/swans.yaml",
        CASE.replace("wrote nine into", "wrote ten into")
            .replace("[birds, sea]", "[birds, swans]")
            .replace("subtitle:", "section: Nature"));

    CaseResult result = SiteCheck.of(adapter).results().getFirst();

    assertThat(result.passed()).isFalse();
    assertThat(result.differences())
        .extracting(FieldDifference::field)
        .containsExactly("text", "tags", "section");
    assertThat(result.differences().getFirst().lines())
        .singleElement()
        .satisfies(l -> assertThat(l.kind()).isEqualTo(Line.Kind.CHANGED))
        .satisfies(l -> assertThat(l.text()).contains("wrote [-ten-]{+nine+} into"));
    assertThat(result.differences().getLast().lines())
        .containsExactly(new Line(Line.Kind.MISSING, "Nature"));
  }

  @Test
  void failsACaseInWhichAForbiddenTextStands() {
    SiteAdapter careless = site.adapter(Site.FIELDS.replace("drop: [.promo]", "drop: [.other]"));
    site.write(
        "cases/swans.yaml",
        """
        url: https://www.pier.example/news/swans-42.html
        fetched: 2026-03-02T08:00:00Z
        expect: {text: [Any]}
        without: [calendar]
        """);

    assertThat(SiteCheck.of(careless).results().getFirst().differences())
        .contains(new FieldDifference("text", List.of(), List.of("Buy our calendar")));
  }

  @Test
  void saysWhyAPageGaveNoArticle() {
    site.write("cases/swans.html", "<html><p>Nothing</p></html>");

    assertThat(SiteCheck.of(adapter).results().getFirst().failure())
        .startsWith("no article: ")
        .contains("div.text");
  }

  @Test
  void tellsOfACaseWhosePageIsTooLongAndRunsTheOthers() {
    site.write("cases/endless.html", "<p>on and on</p>".repeat(1_100_000));
    site.write("cases/endless.yaml", CASE);

    SiteCheck check = SiteCheck.of(adapter);

    assertThat(check.results()).singleElement().matches(CaseResult::passed);
    assertThat(check.mistakes())
        .extracting(Mistake::toString)
        .singleElement()
        .satisfies(m -> assertThat(m).endsWith("cases/endless.html: a page of more than 16 MiB"));
  }

  @Test
  void tellsEveryMistakeInCaseFilesAtOnce() {
    site.write(
        "cases/swans.yaml",
        CASE.replace("fetched: 2026", "fetched: May").replace("  title", "  titel"));
    site.write("cases/alone.html", Site.PAGE);
    site.write("cases/pageless.yaml", CASE);
    site.write("cases/silent.html", Site.PAGE);
    site.write(
        "cases/silent.yaml",
        "url: https://elsewhere.example/1\n"
            + "fetched: 2026-03-02T08:00:00Z\n"
            + "expect: {title: Swans}\n");

    SiteCheck check = SiteCheck.of(adapter);

    assertThat(check.results()).isEmpty();
    assertThat(check.mistakes())
        .extracting(m -> m.toString().replace(folder + "/cases/", ""))
        .satisfiesExactly(
            m -> assertThat(m).startsWith("alone.html: ").contains("expected alone.yaml"),
            m -> assertThat(m).startsWith("pageless.yaml:1: url: ").contains("found no page"),
            m -> assertThat(m).startsWith("silent.yaml:3: expect: found no text"),
            m -> assertThat(m).startsWith("swans.yaml:2: fetched: "),
            m -> assertThat(m).startsWith("swans.yaml:4: expect.titel: ").contains("title"));
  }
}
