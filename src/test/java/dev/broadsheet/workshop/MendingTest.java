package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.workshop.ThemedSite.News;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendingTest {
  private static final LocalDate UNTIL = LocalDate.parse("2026-03-10");
  private static final SiteAdapter BASE = Adapters.load(List.of()).base();

  @TempDir private Path folder;
  private ThemedSite site;

  @BeforeEach
  void openSite() {
    site = new ThemedSite(folder);
  }

  @Test
  void readsBothThemesAfterwards() throws Exception {
    Recording.of(ThemedSite.old(ThemedSite.NEWS.get(1)), site.adapter(), Optional.empty())
        .orElseThrow()
        .write(false);

    Repair.Proposal proposal = proposal(ThemedSite::dressed);
    proposal.write();

    assertThat(proposal.failing()).isEmpty();
    assertThat(SiteCheck.of(site.adapter()).results()).hasSize(2).allMatch(CaseResult::passed);
    for (News news : ThemedSite.NEWS) {
      assertThat(read(ThemedSite.old(news))).isEqualTo(told(news));
      assertThat(read(ThemedSite.dressed(news))).isEqualTo(told(news));
    }
  }

  @Test
  void leavesWhatAPersonWroteAsItStands() {
    assertThat(proposal(ThemedSite::dressed).after())
        .isEqualTo(
            """
            # The harbour paper, since 2019
            site: quay.example
            language: en
            timezone: Europe/London
            extends: news
            hosts: [www.quay.example]

            fields:
              # the headline; og:title has the paper's name behind it
              title: h1
              body:
                in: div.story-body
                sift: true
                lines: [{drop: '^Photo: '}]
              published: time@datetime
              authors: {css: div.post-author, all: true}
              tags: {css: 'div.taxonomy-tags > a', all: true}

            # old news are not for us
            require: [title, body]

            layouts:
              - until: 2026-03-10
                fields:
                  title: h1.entry-title
                  body:
                    in: div.entry-content   # not the excerpt
                    drop: [.sharedaddy]
                    lines: [{drop: '^Photo: '}]
                  published: time.entry-date@datetime
                  authors: {css: .author-link, all: true}
                  tags: {css: '.tag-links a', all: true}
            """);
  }

  @Test
  void changesNothingOfASiteThatIsNotBroken() {
    assertThat(mend(evidence(ThemedSite::old))).isEqualTo(new Repair.Unbroken(4, List.of()));
  }

  @Test
  void mendsOnlyWhatIsBroken() {
    Repair.Proposal proposal = proposal(ThemedSite::retagged);

    assertThat(proposal.fields()).extracting(FieldRepair::field).containsExactly(Field.TAGS);
    assertThat(proposal.fields().getFirst().unseen()).isEqualTo(new Sureness(4, 4));
    assertThat(proposal.diff())
        .contains(
            "-  tags: {css: '.tag-links a', all: true}",
            "+      tags: {css: '.tag-links a', all: true}");
  }

  @Test
  void readsTwoLayoutsByRulesThatTheSiteServesByTurns() throws Exception {
    Repair.Proposal proposal =
        proposal(news -> news.day() % 2 == 0 ? ThemedSite.dressed(news) : ThemedSite.old(news));
    proposal.write();

    for (News news : ThemedSite.NEWS) {
      for (Page page : List.of(ThemedSite.old(news), ThemedSite.dressed(news))) {
        assertThat(read(page)).isEqualTo(told(news));
        Page today = Page.ofFile(page.url(), page.body(), Optional.empty(), ThemedSite.AFTER);
        assertThat(Extractor.extract(today, undated(site.adapter())).wins().get(Field.BODY).rule())
            .isIn("div.entry-content", "div.story-body");
      }
    }
  }

  /** The rules of today, whatever day a page tells. */
  private SiteAdapter undated(SiteAdapter adapter) {
    String text = site.text();
    return Adapters.read(text.substring(0, text.indexOf("layouts:")), adapter.file());
  }

  @Test
  void tellsOfAnOldCaseThatWouldFail() throws Exception {
    Page page = ThemedSite.old(ThemedSite.NEWS.get(1));
    Recording old = Recording.of(page, site.adapter(), Optional.empty()).orElseThrow();
    old.write(false);
    Files.write(old.made().pageFile(), page.body()); // with what trimming takes away

    Repair.Proposal proposal =
        (Repair.Proposal) mend(evidence(ThemedSite::dressed), LocalDate.parse("2026-01-01"));

    assertThat(proposal.failing()).containsExactly(old.name());
  }

  @Test
  void findsTheNewLayoutOnRecentPagesWhereKnownOnesKeepTheOld() {
    Evidence all = evidence(ThemedSite::dressed);
    Evidence old = evidence(ThemedSite::old);

    Repair repair =
        mend(
            new Evidence(
                old.stored(), old.known().subList(0, 2), all.known().subList(2, 4), List.of()));

    assertThat(repair).isInstanceOf(Repair.Proposal.class);
  }

  @Test
  void hasNoHopeWhereNothingIsToBeSeen() {
    assertThat(mend(new Evidence(List.of(), List.of(), List.of(), List.of("gone"))))
        .isEqualTo(new Repair.Hopeless(0, List.of(), List.of("gone")));
  }

  @Test
  void doesNotWriteOverWhatWasChangedMeanwhile() {
    Repair.Proposal proposal = proposal(ThemedSite::dressed);
    site.write(ThemedSite.ADAPTER + "# a word\n");

    assertThatThrownBy(proposal::write).hasMessageContaining("was changed meanwhile");
    assertThat(site.text()).endsWith("# a word\n");
  }

  private Repair.Proposal proposal(Function<News, Page> today) {
    return (Repair.Proposal) mend(evidence(today));
  }

  private Repair mend(Evidence evidence) {
    return mend(evidence, UNTIL);
  }

  private Repair mend(Evidence evidence, LocalDate until) {
    return Mending.of(site.adapter(), BASE, until, text -> Adapters.read(text, site.file()))
        .by(evidence);
  }

  private Evidence evidence(Function<News, Page> today) {
    List<Specimen> known = new ArrayList<>();
    ThemedSite.NEWS.forEach(news -> known.add(site.specimen(news, today.apply(news))));
    return new Evidence(known.stream().map(Specimen::known).toList(), known, List.of(), List.of());
  }

  private List<Object> read(Page page) {
    Article article = Extractor.extract(page, site.adapter()).article().orElseThrow();
    return List.of(
        article.title(),
        article.text(),
        article.published().orElseThrow().iso(),
        article.authors(),
        article.tags());
  }

  private static List<Object> told(News news) {
    return List.of(
        news.title(),
        String.join("\n\n", news.text()),
        "2026-03-0" + news.day() + "T07:30:00+00:00",
        List.of(news.author()),
        news.tags());
  }
}
