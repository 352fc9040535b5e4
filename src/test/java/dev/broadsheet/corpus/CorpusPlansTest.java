package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.corpus.CorpusPlan.About;
import dev.broadsheet.corpus.Sample.Balance;
import dev.broadsheet.corpus.SplitRule.FromDays;
import dev.broadsheet.corpus.SplitRule.NamedSites;
import dev.broadsheet.corpus.SplitRule.Shares;
import dev.broadsheet.corpus.SplitRule.SiteShares;
import dev.broadsheet.store.Criterion.Days;
import dev.broadsheet.store.Criterion.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusPlansTest {
  private static final Path MISTAKES =
      Path.of("src/test/resources/dev/broadsheet/corpus/mistakes.txt");

  @TempDir private Path folder;
  private Adapters adapters;

  @BeforeEach
  void describeSites() throws IOException {
    Path known = folder.resolve("adapters");
    for (String site : List.of("bereg.example UA", "kontur.example PL")) {
      String[] parts = site.split(" ");
      Path file = known.resolve(parts[0]).resolve("adapter.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          site: %s
          timezone: UTC
          country: %s
          extends: news
          """
              .formatted(parts[0], parts[1]));
    }
    adapters = Adapters.load(List.of(known));
    assertThat(adapters.mistakes()).isEmpty();
  }

  @Test
  void readsEveryKey() throws IOException {
    Path file =
        write(
            "press.yaml",
            """
            title: Regional press
            description: What was written.
            authors: [Olena Petrenko, Press Lab]
            version: '1.2'
            license: CC-BY-4.0
            url: https://example.org/press
            sites: [bereg.example, stored.example]
            countries: UA
            languages: [ru, uk]
            tags: выборы
            published: {from: 2025-01-01, to: 2025-12-31}
            taken: {to: 2026-01-31}
            words: {from: 50, to: 5000}
            text: мост -река
            free: true
            complete: true
            near-duplicates: {prefer: [kontur.example, bereg.example]}
            sample: {size: 10000, seed: 7, balance: month}
            split: {by: site, shares: {train: 80, dev: 10, test: 10}, seed: 3}
            formats: [jsonl, {format: csv, compress: gzip}, jsonl]
            """);

    assertThat(load())
        .isEqualTo(
            new CorpusPlans(
                List.of(
                    new CorpusPlan(
                        "press",
                        new About(
                            "Regional press",
                            Optional.of("What was written."),
                            List.of("Olena Petrenko", "Press Lab"),
                            Optional.of("1.2"),
                            Optional.of("CC-BY-4.0"),
                            Optional.of("https://example.org/press")),
                        new Choice(
                            List.of("bereg.example", "stored.example"),
                            List.of("UA"),
                            List.of("ru", "uk"),
                            List.of("выборы"),
                            new Days(
                                Optional.of(day("2025-01-01")), Optional.of(day("2025-12-31"))),
                            new Days(Optional.empty(), Optional.of(day("2026-01-31"))),
                            new Words(Optional.of(50), Optional.of(5000)),
                            Optional.of("мост -река"),
                            true,
                            true),
                        Optional.of(new Keep.Preferred(List.of("kontur.example", "bereg.example"))),
                        Optional.of(new Sample(10_000, 7, Balance.MONTH)),
                        Optional.of(new SiteShares(new Shares(80, 10, 10), 3)),
                        List.of(Form.of("jsonl"), new Form("csv", Map.of("compress", "gzip"))),
                        file)),
                List.of()));
  }

  @Test
  void takesEverythingAsJsonLinesWhereOnlyATitleIsGiven() throws IOException {
    Path file = write("all.yaml", "title: Everything\n");

    assertThat(load().all())
        .containsExactly(
            new CorpusPlan(
                "all",
                new About(
                    "Everything",
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                new Choice(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Choice.ANY_DAY,
                    Choice.ANY_DAY,
                    Choice.ANY_LENGTH,
                    Optional.empty(),
                    false,
                    false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(Form.of("jsonl")),
                file));
  }

  @Test
  void readsBoundariesInPlaceOfShares() throws IOException {
    write("days.yaml", "title: A\nsplit: {by: date, from: {dev: 2025-10-01, test: 2025-11-01}}\n");
    write("sites.yaml", "title: B\nsplit: {by: site, sites: {test: bereg.example}}\n");

    assertThat(load().all())
        .extracting(CorpusPlan::split)
        .containsExactly(
            Optional.of(new FromDays(Optional.of(day("2025-10-01")), day("2025-11-01"))),
            Optional.of(new NamedSites(List.of(), List.of("bereg.example"))));
  }

  @Test
  void tellsAllMistakesOfAllFilesAtOnce() throws IOException {
    write("a name.yaml", "title: A\n");
    write(
        "keys.yaml",
        """
        sites: [bereg.exampel, kontur.example]
        countries: XX
        language: ru
        words: {from: 9, to: 5}
        published: {from: 2025-02-01, to: 2025-01-01}
        taken: {}
        near-duplicates: last
        sample: {seed: 3}
        free: yes
        text: '"мост'
        """);
    write("unknown.yaml", "title: A\nsites: bereg.exampel\n");
    write("kept.yaml", "title: A\nnear-duplicates: {prefer: [bereg.exampel, kontur.example]}\n");
    write(
        "tested.yaml",
        "title: A\nsplit: {by: site, sites: {dev: stored.example, test: x.example}}\n");
    write(
        "both.yaml",
        "title: A\nsplit: {by: date, from: {test: 2025-01-01}, shares: {train: 90, test: 10}}\n");
    write("neither.yaml", "title: A\nsplit: {by: site}\n");
    write("other.yaml", "title: A\nsplit: {by: date, sites: {test: a.example}, seed: 3}\n");
    write("shares.yaml", "title: A\nsplit: {by: site, shares: {train: 90, test: 20}}\n");
    write("days.yaml", "title: A\nsplit: {by: date, from: {dev: 2025-03-01, test: 2025-01-01}}\n");
    write("right.yaml", "title: A\n");

    CorpusPlans plans = load();

    assertThat(plans.all()).extracting(CorpusPlan::name).containsExactly("right");
    Golden.hold(
        MISTAKES,
        plans.mistakes().stream().map(this::told).collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void knowsFormatsAsExportDoes() throws IOException {
    write("a.yaml", "title: A\nformats: [jsonl, pdf, {format: csv, colour: red}, {x: 1}]\n");

    assertThat(load().mistakes().stream().map(this::told))
        .satisfiesExactly(
            m ->
                assertThat(m)
                    .startsWith("a.yaml:2: formats[1]: found \"pdf\", expected one of jsonl, csv"),
            m -> assertThat(m).startsWith("a.yaml:2: formats[2]: csv: colour: no such option"),
            m ->
                assertThat(m)
                    .startsWith("a.yaml:2: formats[3]: found no format, expected one of jsonl"));
  }

  @Test
  void refusesTwoFormatsThatWriteTheSameFile() throws IOException {
    write("a.yaml", "title: A\nformats: [csv, {format: csv, columns: 'id,title'}]\n");

    assertThat(load().mistakes().stream().map(this::told))
        .containsExactly(
            "a.yaml:2: formats: found formats that write the same files, expected one of them");
  }

  @Test
  void hasEachNameOnceInSeveralFolders() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    write("press.yaml", "title: Ours\n");
    Files.writeString(own.resolve("press.yaml"), "title: Theirs\n");

    CorpusPlans both =
        CorpusPlans.load(List.of(own, folder, folder.resolve("none")), adapters, List::of);

    assertThat(both.all()).extracting(p -> p.about().title()).containsExactly("Theirs");
    assertThat(both.mistakes())
        .singleElement()
        .asString()
        .contains("found the name \"press\", which ", "own/press.yaml has");
  }

  @Test
  void shipsCorporaThatLoad() {
    CorpusPlans shipped =
        CorpusPlans.load(
            List.of(Path.of("corpora")), Adapters.load(List.of(Path.of("adapters"))), List::of);

    assertThat(shipped.mistakes()).isEmpty();
    assertThat(shipped.all()).isNotEmpty();
  }

  private CorpusPlans load() {
    return CorpusPlans.load(List.of(folder), adapters, () -> List.of("stored.example"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String told(Mistake mistake) {
    return mistake.toString().replace(folder + "/", "");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
