package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.LeftOut.Why;
import dev.broadsheet.extract.Trial.Tried;
import dev.broadsheet.extract.Trial.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
  private static final String ADAPTER =
      """
      site: pier.example
      timezone: Europe/London
      extends: news
      fields:
        title: [.absent, h1, h2]
        published: [{css: .age, format: 'dd.MM.yyyy'}, time@datetime]
        body:
          in: [div.text, main]
          drop: [.promo]
          lines: [{drop: '^Read also:'}, {take: '^Source: (.+)$', as: source}, {cut: '^More news$'}]
      """;

  private static final String HTML =
      """
      <html lang="en"><head><meta property="og:title" content="Swans are back"></head><body><main>
      <h1>Swans are back</h1><h2>Birds</h2>
      <div class="age">long ago</div><time datetime="2026-03-01">1 March</time>
      <div class="text"><p>Swans are back</p>
      <p>The keeper counted the birds twice before breakfast and wrote nine into the book.</p>
      <div class="promo"><p>Buy our calendar</p></div>
      <p hidden>For machines</p>
      <p>Read also: geese on the roof</p>
      <p>Source: The Gull</p>
      <p>They will stay until the ice is gone, as they did last year.</p>
      <p>More news</p><p>Rain on Sunday</p></div></main></body></html>
      """;

  @TempDir Path folder;

  @Test
  void tellsWhatEachCandidateGivesAlsoBehindTheWinner() throws IOException {
    Trial trial = trial(ADAPTER, HTML);

    assertThat(tried(trial, Field.TITLE))
        .startsWith(
            tuple(".absent", Verdict.NOTHING, List.of()),
            tuple("h1", Verdict.WON, List.of("Swans are back")),
            tuple("h2", Verdict.BEHIND, List.of("Birds")))
        .contains(tuple("news/meta: og:title", Verdict.BEHIND, List.of("Swans are back")));
    assertThat(tried(trial, Field.PUBLISHED))
        .startsWith(
            tuple(".age", Verdict.NOT_TAKEN, List.of("long ago")),
            tuple("time@datetime", Verdict.WON, List.of("2026-03-01")));
    assertThat(tried(trial, Field.BODY))
        .extracting(t -> t.toList().get(1))
        .startsWith(Verdict.WON, Verdict.BEHIND);
  }

  @Test
  void namesTheRuleThatLeftALineOut() throws IOException {
    assertThat(trial(ADAPTER, HTML).leftOut())
        .extracting(LeftOut::text, LeftOut::why, LeftOut::rule)
        .containsExactlyInAnyOrder(
            tuple("Buy our calendar", Why.DROPPED, ".promo"),
            tuple("For machines", Why.SILENT, "p"),
            tuple("Read also: geese on the roof", Why.LINE, "^Read also:"),
            tuple("Source: The Gull", Why.TAKEN, "^Source: (.+)$"),
            tuple("More news", Why.CUT, "^More news$"),
            tuple("Rain on Sunday", Why.CUT, "^More news$"),
            tuple("Swans are back", Why.REPEATED, "title"));
  }

  @Test
  void tellsWhatTheSearchForTheBodyRefused() throws IOException {
    String plain = ADAPTER.substring(0, ADAPTER.indexOf("  body:"));
    String paragraph =
        "<p>" + "The keeper counted the birds again, as he does. ".repeat(6) + "</p>";
    String html =
        "<html lang='en'><body><article><h1>Swans are back</h1><time datetime='2026-03-01'></time>"
            + paragraph.repeat(3)
            + "<p>Subscribe to our newsletter and never miss a story.</p>"
            + paragraph.replace("again", "twice").repeat(2)
            + "</article></body></html>";

    Trial trial = trial(plain, html);

    assertThat(trial.extraction().wins().get(Field.BODY).rule()).startsWith("search: ");
    assertThat(trial.leftOut())
        .filteredOn(l -> l.text().startsWith("Subscribe"))
        .singleElement()
        .satisfies(l -> assertThat(l.why()).isIn(Why.RESIDUE, Why.UNLIKELY));
  }

  @Test
  void tellsOnceWhatASiftedContainerLosesByASelector() throws IOException {
    String sifted = ADAPTER.replace("drop: [.promo]", "sift: true\n    drop: [.promo]");

    assertThat(trial(sifted, HTML).leftOut())
        .filteredOn(l -> l.text().equals("Buy our calendar"))
        .extracting(LeftOut::why)
        .containsExactly(Why.DROPPED);
  }

  @Test
  void extractsAsEver() throws IOException {
    SiteAdapter adapter = adapter(ADAPTER);

    assertThat(Trial.of(page(HTML), adapter).extraction())
        .isEqualTo(Extractor.extract(page(HTML), adapter));
  }

  @Test
  void hasNothingToTellOfWhatIsNoPage() throws IOException {
    Trial trial = trial(ADAPTER, " ");

    assertThat(trial.extraction().article()).isEmpty();
    assertThat(trial.tried()).isEmpty();
  }

  private static List<org.assertj.core.groups.Tuple> tried(Trial trial, Field field) {
    return trial.tried().stream()
        .filter(t -> t.field() == field)
        .map((Tried t) -> tuple(t.label(), t.verdict(), t.values()))
        .toList();
  }

  private Trial trial(String yaml, String html) throws IOException {
    return Trial.of(page(html), adapter(yaml));
  }

  /** An adapter's file may have any name where it is named itself. */
  private SiteAdapter adapter(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("draft.yaml"), yaml);
    return Adapters.load(List.of(file)).all().getFirst();
  }

  private static Page page(String html) {
    return Page.ofFile(
        URI.create("https://pier.example/swans"),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Instant.parse("2026-03-02T08:00:00Z"));
  }
}
