package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.extract.LeftOut;
import dev.broadsheet.workshop.AdapterSaving.Outcome;
import dev.broadsheet.workshop.RuleList.Candidates;
import dev.broadsheet.workshop.RuleList.OfBody;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioDeskTest {
  private static final String GEESE =
      Site.PAGE
          .replace("Swans are back on the pier", "Geese on the roof of the town hall")
          .replace("The keeper counted", "The mayor counted")
          .replace("Read also: geese on the roof", "Read also: swans at the pier, nine of them")
          .replace("2026-03-01T07:30", "2026-03-01T18:05");

  private static final RuleList TITLE = new Candidates(Field.TITLE);

  @TempDir private Path folder;
  private SiteAdapter adapter;
  private StudioDesk desk;

  @BeforeEach
  void open() throws IOException {
    adapter = new Site(folder).adapter(Site.FIELDS);
    desk = desk(adapter.file(), folder);
  }

  private StudioDesk desk(Path file, Path kept) throws IOException {
    return StudioDesk.of(
        adapter,
        Files.readString(file),
        List.of(Site.page(Site.PAGE), other(GEESE)),
        Adapters.load(List.of()).base(),
        new AdapterFolders(List.of(kept), () -> Adapters.load(List.of(kept)), () -> {}));
  }

  private static Page other(String html) {
    return Page.ofFile(
        URI.create("https://www.pier.example/news/geese-43.html"),
        html.getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        Site.FETCHED);
  }

  @Test
  void findsWhereEachFieldStands() {
    StudioView view = desk.view(desk.text(), 0);

    assertThat(view.mistakes()).isEmpty();
    assertThat(said(view, Field.TITLE)).containsExactly("Swans are back on the pier");
    assertThat(said(view, Field.TAGS)).containsExactly("birds", "sea");
    assertThat(view.region(Field.TAGS).orElseThrow().rule()).isEqualTo(".tags a");
    assertThat(said(view, Field.BODY)).hasSize(1).first().asString().startsWith("The keeper");
    assertThat(view.own().get(Field.PUBLISHED)).containsExactly("time@datetime");
  }

  @Test
  void findsTheTextOfABodyThatIsSearchedFor() {
    StudioView view = desk.view(desk.text().replace("div.text", "div.gone"), 0);

    assertThat(view.region(Field.BODY).orElseThrow().rule()).contains("search:");
    assertThat(said(view, Field.BODY))
        .contains("They will stay until the ice is gone, as they did last year.");
  }

  @Test
  void findsWhereReadersAreToldADateThatMachinesAreToldElsewhere() {
    StudioDesk other =
        deskOf(
            Site.PAGE
                .replace("<title>", "<meta name=when content='2026-03-01T07:30:00+00:00'><title>")
                .replace(">yesterday<", ">1 March 2026, 07:30<"));

    FieldRegion region =
        other
            .view(desk.text().replace("time@datetime", "{meta: when}"), 0)
            .region(Field.PUBLISHED)
            .orElseThrow();

    assertThat(region.rule()).isEqualTo("meta: when");
    assertThat(region.elements()).singleElement().isEqualTo(number("time") + 1);
  }

  private StudioDesk deskOf(String html) {
    return StudioDesk.of(
        adapter,
        desk.text(),
        List.of(Site.page(html)),
        Adapters.load(List.of()).base(),
        new AdapterFolders(List.of(folder), () -> Adapters.load(List.of()), () -> {}));
  }

  @Test
  void dressesPagesInTheirStyleSheets() {
    String asking =
        Site.PAGE.replace(
            "</head>",
            "<link rel=stylesheet href=/a.css><link rel=StyleSheet media=print"
                + " href=//cdn.example/b><link rel=icon href=/c.ico></head>");
    StudioDesk dressed = deskOf(asking);
    assertThat(dressed.sheets())
        .extracting(URI::toString)
        .containsExactly("https://www.pier.example/a.css", "https://cdn.example/b");

    StyleSheets sheets = new StyleSheets();
    sheets.keep(
        URI.create("https://www.pier.example/a.css"),
        "h1{color:red;background:url(/x.png)} @import '/y.css';");
    sheets.keep(URI.create("https://cdn.example/b"), "p{color:blue}");

    assertThat(dressed.snapshot(0, sheets).orElseThrow().html("", ""))
        .contains("h1{color:red;", "@media print {p{color:blue}}")
        .doesNotContain("url(", "@import");
  }

  @Test
  void strikesWhatRulesTook() {
    List<StruckLine> struck = desk.view(desk.text(), 0).struck();

    assertThat(struck)
        .filteredOn(s -> s.leftOut().why() == LeftOut.Why.LINE)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(text(s.element().orElseThrow())).isEqualTo("Read also: geese on the roof");
              assertThat(s.leftOut().rule()).isEqualTo("^Read also:");
            });
    assertThat(struck).extracting(s -> s.leftOut().why()).contains(LeftOut.Why.DROPPED);
  }

  @Test
  void tellsMistakesByTheirLine() {
    StudioView view = desk.view(desk.text().replace("h1.title", "h1..title"), 0);

    assertThat(view.mistakes())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.where()).endsWith("adapter.yaml:5");
              assertThat(m.path()).isEqualTo("fields.title");
            });
    assertThat(view.article()).isEmpty();
  }

  @Test
  void ranksCandidatesByTheOtherPages() {
    Pointed pointed = desk.point(desk.text(), 0, number("h1"), Optional.empty()).orElseThrow();

    assertThat(pointed.field()).isEqualTo(Field.TITLE);
    Suggestion best = pointed.suggestions().getFirst();
    assertThat(best.candidate()).isEqualTo("h1.title");
    assertThat(best.agrees()).isEqualTo(1);
    assertThat(best.yields().get(1).text()).isEqualTo("Geese on the roof of the town hall");
    assertThat(pointed.path()).extracting(Pointed.Part::name).containsExactly("body", "h1.title");
  }

  @Test
  void takesNoNumbersForATime() {
    String html = Site.PAGE.replace("<p>Rain on", "<p><a>https://sea.example/118204</a> Rain on");

    assertThat(
            deskOf(html)
                .point(desk.text(), 0, number("p:contains(Rain)") + 1, Optional.empty())
                .orElseThrow())
        .matches(p -> p.text().contains("118204") && p.field() == Field.BODY);
  }

  @Test
  void takesATimeByItsAttribute() {
    Pointed pointed =
        desk.point(desk.text(), 0, number("time"), Optional.of(Field.PUBLISHED)).orElseThrow();

    assertThat(pointed.suggestions().getFirst().label()).isEqualTo("time@datetime");
    assertThat(pointed.suggestions()).filteredOn(s -> s.label().equals("time")).isNotEmpty();
  }

  @Test
  void putsWhatContradictsOtherPagesLast() {
    List<Suggestion> body =
        desk.point(desk.text(), 0, number("p:contains(keeper)"), Optional.of(Field.BODY))
            .orElseThrow()
            .suggestions();

    assertThat(body.getLast().contradicts()).isGreaterThan(0);
    assertThat(body)
        .isNotEmpty()
        .isSortedAccordingTo(
            (a, b) -> Integer.compare(a.contradicts() - a.agrees(), b.contradicts() - b.agrees()));
  }

  @Test
  void takesOrdersAndRemovesCandidates() {
    String taken = RuleEdits.take("# mine\n" + desk.text(), TITLE, "h1");
    assertThat(taken).startsWith("# mine\n").contains("  title: [h1, h1.title]\n");

    String raised = RuleEdits.raise(taken, TITLE, 1);
    assertThat(raised).contains("  title: [h1.title, h1]\n");
    assertThat(RuleEdits.exchange(raised, TITLE, 1, "h2\n")).contains("[h1.title, h2]");
    assertThat(RuleEdits.remove(RuleEdits.remove(raised, TITLE, 0), TITLE, 0))
        .doesNotContain("title:");
    assertThat(RuleEdits.remove(raised, TITLE, 7)).isEqualTo(raised);
  }

  @Test
  void keepsTheRestOfTheBodysRule() {
    String taken =
        RuleEdits.take(
            RuleEdits.take(desk.text(), new Candidates(Field.BODY), "article"),
            OfBody.DROP,
            "div.more");

    assertThat(taken)
        .contains(
            """
              body:
                in: [article, div.text]
                drop: [.promo, div.more]
                lines: [{drop: '^Read also:'}, {cut: '^More news$'}]
            """);
    assertThat(desk.view(taken, 0).mistakes()).isEmpty();
  }

  /** The adapter before anybody saw that lines are left over. */
  private String withoutLines() {
    return desk.text().replaceFirst(" +lines: .*\n", "");
  }

  private List<Removal> removals(String yaml, String css) {
    return desk.point(yaml, 0, number(css), Optional.empty()).orElseThrow().removals();
  }

  @Test
  void ranksRulesOnALineByWhatTheyTakeFromOtherPages() {
    List<Removal> removals = removals(withoutLines(), "p:contains(Read also)");

    Removal best = removals.getFirst();
    assertThat(best.rule()).isEqualTo("{drop: '^Read also:'}");
    assertThat(best.end()).hasValue("{cut: '^Read also:'}");
    assertThat(best.fits()).isEqualTo(1);
    assertThat(best.yields())
        .extracting(Suggestion.Yield::text)
        .containsExactly(
            "Read also: geese on the roof", "Read also: swans at the pier, nine of them");
    assertThat(removals)
        .filteredOn(r -> r.label().equals("^Read also: geese on the roof$"))
        .singleElement()
        .matches(r -> r.fits() == 0);
    assertThat(removals).extracting(Removal::label).doesNotContain("div.text > p");
  }

  @Test
  void leavesALineOutAndStrikesItWithItsRule() {
    String before = withoutLines();
    assertThat(desk.view(before, 0).article().orElseThrow().text()).contains("Read also");

    String after =
        RuleEdits.take(before, OfBody.LINES, removals(before, "p:contains(also)").get(0).rule());

    assertThat(after).contains("    lines:\n      - {drop: '^Read also:'}\n");
    StudioView view = desk.view(after, 0);
    assertThat(view.article().orElseThrow().text()).doesNotContain("Read also");
    assertThat(view.leftOut().get(OfBody.LINES)).containsExactly("{drop: '^Read also:'}");
    assertThat(view.struck())
        .filteredOn(s -> s.leftOut().rule().equals("^Read also:"))
        .singleElement()
        .matches(s -> text(s.element().orElseThrow()).startsWith("Read also"));
    assertThat(removals(after, "p:contains(also)")).isEmpty();
  }

  @Test
  void endsTheBodyAtALineThatHeadsOtherNews() {
    Removal heading =
        removals(withoutLines(), "p:contains(More news)").stream()
            .filter(r -> r.label().equals("^More news$"))
            .findFirst()
            .orElseThrow();

    String after = RuleEdits.take(withoutLines(), OfBody.LINES, heading.end().orElseThrow());

    assertThat(desk.view(after, 0).article().orElseThrow().text())
        .contains("They will stay")
        .doesNotContain("More news", "Rain on Sunday");
  }

  @Test
  void offersToLeaveNothingOutWhereAllOfTheBodyIsPointedAt() {
    assertThat(removals(withoutLines(), "div.text")).isEmpty();
    assertThat(removals(withoutLines(), "h1")).isEmpty();
  }

  @Test
  void editsAndRemovesWhatIsLeftOut() {
    String below = withoutLines();
    String two =
        RuleEdits.take(
            RuleEdits.take(below, OfBody.LINES, "{drop: '^Read also:'}")
                .replace("'^Read also:'}\n", "'^Read also:'} # other articles\n"),
            OfBody.LINES,
            "{cut: '^More news$'}");
    assertThat(two)
        .contains(
            """
                lines:
                  - {drop: '^Read also:'} # other articles
                  - {cut: '^More news$'}
            """);

    assertThat(RuleEdits.raise(two, OfBody.LINES, 1))
        .contains("- {cut: '^More news$'}\n      - {drop: '^Read also:'}\n");
    assertThat(RuleEdits.exchange(two, OfBody.LINES, 0, "{drop: '^Read'}"))
        .contains("{drop: '^Read'}");
    String none = RuleEdits.remove(RuleEdits.remove(two, OfBody.LINES, 1), OfBody.LINES, 0);
    assertThat(none).isEqualTo(withoutLines());
    assertThat(RuleEdits.remove(none, OfBody.DROP, 0)).doesNotContain("drop").contains("div.text");
  }

  @Test
  void showsTheOtherPagesAsTheyWouldBeStored() {
    StudioPreview same = desk.previews(desk.text(), 0).getFirst();
    assertThat(same.page()).isEqualTo(1);
    assertThat(same.article().orElseThrow().title())
        .isEqualTo("Geese on the roof of the town hall");
    assertThat(same.changed()).isEmpty();

    StudioPreview other =
        desk.previews(desk.text().replace("title: h1.title", "title: .tags a"), 0).getFirst();
    assertThat(other.article().orElseThrow().title()).isEqualTo("birds");
    assertThat(other.changed()).contains(Field.TITLE);
  }

  @Test
  void savesWhatReadsAndKeepsTheFileElse() throws IOException {
    String better = desk.text().replace("h1.title", "h1");

    assertThat(changes(better)).contains("-  title: h1.title", "+  title: h1");
    assertThat(desk.file().save(desk.text() + "nonsense: 1\n", ""))
        .isInstanceOf(Outcome.Wrong.class);
    assertThat(Files.readString(adapter.file())).isEqualTo(desk.text());

    assertThat(desk.file().save(better, "")).isInstanceOf(Outcome.Saved.class);
    assertThat(Files.readString(adapter.file())).isEqualTo(better);
    assertThat(changes(better)).isEmpty();
  }

  private List<String> changes(String yaml) throws IOException {
    return ((Outcome.Ready) desk.file().look(yaml)).change().lines();
  }

  @Test
  void refusesAFileThatAnotherChanged() throws IOException {
    Files.writeString(adapter.file(), desk.text() + "# theirs\n");

    Outcome.ChangedMeanwhile outcome =
        (Outcome.ChangedMeanwhile) desk.file().save(desk.text() + "# ours\n", "");

    assertThat(outcome.change().lines()).contains("-# theirs", "+# ours");
    assertThat(desk.file().look(desk.text() + "# ours\n")).isEqualTo(outcome);
    assertThat(Files.readString(adapter.file())).endsWith("# theirs\n");

    Files.writeString(adapter.file(), desk.text() + "# theirs again\n");
    assertThat(desk.file().save(desk.text() + "# ours\n", outcome.seen()))
        .isInstanceOf(Outcome.ChangedMeanwhile.class);
    assertThat(Files.readString(adapter.file())).endsWith("# theirs again\n");
  }

  @Test
  void writesOverWhatIsThereOnlyWhenTold() throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Path theirs = kept.resolve("gb/pier.example/adapter.yaml");
    StudioDesk fresh = newDesk(kept);
    assertThat(fresh.file().look(fresh.text())).isInstanceOf(Outcome.Ready.class);
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "site: pier.example\n");

    Outcome.AlreadyThere outcome = (Outcome.AlreadyThere) fresh.file().save(fresh.text(), "");
    assertThat(outcome.site()).isEqualTo("pier.example");
    assertThat(outcome.file()).isEqualTo(theirs);
    assertThat(outcome.change().lines())
        .contains(" site: pier.example", "+timezone: Europe/London");
    assertThat(Files.readString(theirs)).isEqualTo("site: pier.example\n");

    assertThat(fresh.file().save(fresh.text(), outcome.seen())).isInstanceOf(Outcome.Saved.class);
    assertThat(Files.readString(theirs)).isEqualTo(fresh.text());
    assertThat(fresh.file().look(fresh.text())).isInstanceOf(Outcome.Ready.class);
  }

  /** A desk for a site that has no adapter yet. */
  private static StudioDesk newDesk(Path kept) {
    Page page = Site.page(Site.PAGE);
    SiteAdapter base = Adapters.load(List.of()).base();
    Draft draft =
        new Draft(
            "pier.example",
            "Pier",
            DraftBase.NEWS,
            Optional.of("en"),
            Optional.of("GB"),
            ZoneId.of("Europe/London"),
            List.of("www.pier.example"),
            false,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of());
    Specimen specimen =
        new Specimen(
            page, Extractor.parse(page), Extractor.extract(page, base).article().orElseThrow());
    return StudioDesk.of(
        draft,
        List.of(specimen),
        new AdapterFolders(List.of(kept), () -> Adapters.load(List.of(kept)), () -> {}));
  }

  @Test
  void writesNothingOutsideOfTheFolders() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    assertThat(desk(adapter.file(), elsewhere).file().save(desk.text(), ""))
        .isInstanceOfSatisfying(
            Outcome.Wrong.class,
            wrong -> assertThat(wrong.mistakes().getFirst().what()).contains("outside"));

    String moved = desk.text().replace("site: pier.example", "site: ../../pier");
    assertThat(desk.file().save(moved, "")).isInstanceOf(Outcome.Wrong.class);
    assertThat(folder.resolveSibling("pier")).doesNotExist();
  }

  @Test
  void recordsACaseOfWhatIsSaved() throws IOException {
    assertThatThrownBy(() -> desk.record(desk.text() + "# more\n", 0))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("is not saved");

    Recording recorded = desk.record(desk.text(), 0).orElseThrow();

    assertThat(recorded.made().file()).exists();
    assertThat(desk.file().check().results()).singleElement().matches(CaseResult::passed);
  }

  private List<String> said(StudioView view, Field field) {
    return view.region(field).orElseThrow().elements().stream().map(this::text).toList();
  }

  private String text(int element) {
    List<Pointed.Part> path =
        desk.point(desk.text(), 0, element, Optional.empty()).orElseThrow().path();
    return path.getLast().text();
  }

  /** The number that the page as it is shown has for an element. */
  private int number(String css) {
    String shown = desk.snapshot(0, new StyleSheets()).orElseThrow().html("", "");
    return Integer.parseInt(Jsoup.parse(shown).select(css).first().attr(PageSnapshot.NUMBER));
  }
}
