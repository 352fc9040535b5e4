package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
  @TempDir Path folder;

  @Test
  void saysThatASiteHasNoCase() {
    SiteAdapter adapter = new Site(folder).adapter(Site.FIELDS);

    assertThat(told(adapter)).singleElement().asString().contains("adapter.yaml:1: site: ");
  }

  @Test
  void findsNothingWrongInAnAdapterByNames() throws Exception {
    assertThat(told(withCases(Site.FIELDS, 3))).isEmpty();
  }

  @Test
  void namesClassesThatAProgramMade() throws Exception {
    String fields = Site.FIELDS.replace("title: h1.title", "title: [h1.title, .css-1q2w3e]");

    assertThat(told(withCases(fields, 1)))
        .singleElement()
        .asString()
        .contains("adapter.yaml:5: fields.title[1]: css-1q2w3e looks made by a program");
  }

  @Test
  void namesWhatWouldServeInPlaceOfAPosition() throws Exception {
    String fields = Site.FIELDS.replace("lead: p.lead", "lead: {xpath: '//body/p[1]'}");

    assertThat(told(withCases(fields, 1)))
        .singleElement()
        .asString()
        .contains("fields.lead: xpath: //body/p[1] counts positions")
        .contains(".lead would serve");
  }

  @Test
  void leavesAPositionWhereNothingHasAName() throws Exception {
    String fields = Site.FIELDS.replace("title: h1.title", "title: 'body > h1:nth-of-type(1)'");
    SiteAdapter adapter = new Site(folder).adapter(fields);
    record(adapter, Site.PAGE.replace("class=\"title\"", ""), 1);

    assertThat(told(adapter)).isEmpty();
  }

  @Test
  void namesCandidatesThatNeverWinOnceThereAreCasesEnough() throws Exception {
    String fields = Site.FIELDS.replace("title: h1.title", "title: [h1.title, h1.old]");

    assertThat(told(withCases(fields, 2))).isEmpty();
    assertThat(told(withCases(fields, 3)))
        .singleElement()
        .asString()
        .contains("fields.title[1]: h1.old wins in none of the 3 cases");
  }

  @Test
  void leavesWhatReadsTheOldLayoutOnLaterDays() throws Exception {
    String fields =
        Site.FIELDS.replace("title: h1.title", "title: [h1, h1.old]")
            + "layouts: [{until: 2026-04-01, fields: {title: h1.title}}]\n";

    assertThat(told(withCases(fields, 3)))
        .singleElement()
        .asString()
        .contains("fields.title[1]: h1.old wins in none of the 3 cases");
  }

  @Test
  void namesABodyThatIsTheWholePage() throws Exception {
    assertThat(told(withCases(Site.FIELDS.replace("in: div.text", "in: body"), 1)))
        .singleElement()
        .asString()
        .contains("fields.body.in: body holds nearly the whole page");
  }

  @Test
  void asksForTheZoneOfAClock() throws Exception {
    String fields =
        Site.FIELDS.replace(
            "time@datetime", "[{css: .date, format: 'd.MM.yyyy HH:mm'}, time@datetime]");
    SiteAdapter adapter = new Site(folder).adapter("UTC", fields);
    record(adapter, Site.PAGE, 1);

    assertThat(told(adapter))
        .singleElement()
        .asString()
        .contains("fields.published[0]: the date has a clock without zone");
    assertThat(told(new Site(folder).adapter(fields))).isEmpty();
  }

  @Test
  void looksOverOlderLayoutsToo() throws Exception {
    String layouts =
        """
        layouts:
          - until: 2020-01-01
            fields: {title: h1.old}
          - until: 2016-01-01
            fields: {body: {in: [div.old, .css-1q2w3e]}}
        """;

    assertThat(told(withCases(Site.FIELDS + layouts, 1)))
        .singleElement()
        .asString()
        .contains("adapter.yaml:17: layouts[1].fields.body.in[1]: css-1q2w3e looks made");
  }

  @Test
  void refusesASecondSiteOnAHostAndWarnsOfAWildcard() {
    Site first = new Site(folder.resolve("first"));
    first.adapter("hosts: [pier.example, '*.quay.example']\n" + Site.FIELDS);
    new Site(folder.resolve("second"))
        .write(
            "adapter.yaml",
            """
            site: quay.example
            timezone: UTC
            hosts: [www.quay.example, pier.example]
            extends: news
            """);
    List<SiteAdapter> both = Adapters.load(List.of(folder)).all();

    assertThat(Hosts.claimedTwice(both, both))
        .singleElement()
        .extracting(Mistake::toString)
        .asString()
        .contains("second/adapter.yaml:3: hosts[1]: found pier.example");
    assertThat(Hosts.overlapping(both, both))
        .singleElement()
        .asString()
        .contains("second/adapter.yaml:3: hosts[0]: www.quay.example falls under");
  }

  @Test
  void namesHostsThatAreClaimedTwiceByOneOfTheSitesAskedForOnly() {
    for (String name : List.of("pier", "quay", "mole")) {
      new Site(folder.resolve(name))
          .write(
              "adapter.yaml",
              """
              site: %s.example
              timezone: UTC
              hosts: [%s]
              extends: news
              """
                  .formatted(name, name.equals("mole") ? "mole.example" : "both.example"));
    }
    List<SiteAdapter> all = Adapters.load(List.of(folder)).all();

    assertThat(all)
        .filteredOn(asked -> !Hosts.claimedTwice(List.of(asked), all).isEmpty())
        .extracting(SiteAdapter::site)
        .containsExactlyInAnyOrder("pier.example", "quay.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"css-1q2w3e", "sc-bdVaJa", "Article_body__3kXy1", "jsx-3812", "a1b2c3d"})
  void tellsMadeNames(String name) {
    assertThat(MadeName.is(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "article-text",
        "b_ear-title",
        "col-md-6",
        "h2",
        "text2",
        "news_2019",
        "post__meta",
        "sc-content",
        "css-grid"
      })
  void leavesNamesThatPeopleGive(String name) {
    assertThat(MadeName.is(name)).isFalse();
  }

  private SiteAdapter withCases(String fields, int cases) throws Exception {
    SiteAdapter adapter = new Site(folder).adapter(fields);
    record(adapter, Site.PAGE, cases);
    return adapter;
  }

  private static void record(SiteAdapter adapter, String html, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      Recording.of(Site.page(html), adapter, Optional.of("case" + i)).orElseThrow().write(true);
    }
  }

  private List<String> told(SiteAdapter adapter) {
    return SiteCheck.of(adapter).warnings().stream()
        .map(w -> w.toString().replace(folder + "/", ""))
        .toList();
  }
}
