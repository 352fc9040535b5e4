package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.archive.FileHold;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.corpus.Difference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusBuilderTest {
  private static final String SPLIT =
      """
      title: Invented press
      description: Articles that nobody wrote.
      authors: [Olena Petrenko, Press Lab]
      version: '1.2'
      license: CC-BY-4.0
      split: {by: date, shares: {train: 60, dev: 20, test: 20}}
      formats: [jsonl, csv]
      """;

  @TempDir private Path folder;
  private Press press;

  @BeforeEach
  void print() throws Exception {
    press = new Press(folder, "store").print(0, 100);
  }

  @AfterEach
  void close() {
    press.close();
  }

  @Test
  void buildsTheSameBytesOfTheSameStore() throws Exception {
    CorpusPlan plan = press.plan("press", SPLIT);

    Build one = press.builder().build(plan, new Builds("press", folder.resolve("one")));
    Build other = press.builder().build(plan, new Builds("press", folder.resolve("other")));

    assertThat(contents(one)).isEqualTo(contents(other));
    assertThat(contents(one).keySet())
        .containsExactly(
            "CHANGES.md",
            "CITATION.cff",
            "README.md",
            "articles.csv",
            "charts/fields.svg",
            "charts/languages.svg",
            "charts/lengths.svg",
            "charts/months.svg",
            "charts/sites.svg",
            "data/dev.csv",
            "data/dev.jsonl",
            "data/test.csv",
            "data/test.jsonl",
            "data/train.csv",
            "data/train.jsonl",
            "manifest.json");
    assertThat(BuildCheck.of(one.folder()).getFirst().faults()).isEmpty();
  }

  @Test
  void writesEachArticleIntoItsSplitAndNoGroupIntoTwo() throws Exception {
    Build build = press.builder().build(press.plan("press", SPLIT), builds());

    Map<String, Split> groups = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    for (Split split : List.of(Split.TRAIN, Split.DEV, Split.TEST)) {
      List<String> lines =
          Files.readAllLines(build.folder().resolve("data/" + split.key() + ".jsonl"));
      assertThat((long) lines.size()).isEqualTo(build.manifest().splits().get(split));
      lines.stream()
          .map(ArticleJson::fromJson)
          .forEach(
              a -> {
                assertThat(ids.add(a.id())).isTrue();
                a.group()
                    .ifPresent(
                        g -> assertThat(groups.merge(g, split, (x, y) -> x)).isEqualTo(split));
              });
    }
    assertThat(ids).hasSize(100);
    assertThat(groups).hasSize(10);
    assertThat(build.manifest().groups()).isEqualTo(10);
  }

  @Test
  void choosesByEverythingThatAPlanSays() throws Exception {
    assertThat(chosen("sites: [site1.example, site2.example]")).hasSize(40);
    assertThat(chosen("published: {from: 2025-01-02, to: 2025-01-03}")).hasSize(10);
    assertThat(chosen("words: {from: 81}")).isEmpty();
    assertThat(chosen("languages: ru")).isEmpty();
    assertThat(chosen("languages: uk\ntags: [BRIDGE, river]\nfree: true\ncomplete: true"))
        .hasSize(100);
    assertThat(chosen("tags: river")).isEmpty();
    assertThat(chosen("taken: {from: 2025-06-02}")).isEmpty();
    assertThat(chosen("text: bridge"))
        .containsExactlyInAnyOrder(Press.id(1), Press.id(2), Press.id(3));
    assertThat(chosen("near-duplicates: first"))
        .hasSize(90)
        .contains(Press.id(8))
        .doesNotContain(Press.id(9));
    assertThat(chosen("near-duplicates: {prefer: site4.example}"))
        .contains(Press.id(9))
        .doesNotContain(Press.id(8));
    assertThat(chosen("sample: {size: 20, balance: site}")).hasSize(20);
  }

  @Test
  void saysThatNothingChangedInPlaceOfAnotherBuild() throws Exception {
    CorpusPlan plan = press.plan("press", SPLIT);
    Build first = press.builder().build(plan, builds());

    assertThat(press.builder().build(plan, builds())).isEqualTo(first);
    assertThat(press.builder().update(plan, builds())).isEqualTo(first);
    assertThat(builds().all()).hasSize(1);
  }

  @Test
  void addsWhatIsNewOrChangedAndNamesWhatHoldsNoMore() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\nformats: [jsonl, csv]\n");
    Build first = press.builder().build(plan, builds());
    press.print(100, 110).printAgain(7).withdraw(3);
    press.delete(4);

    Build second = press.builder().update(plan, builds());

    assertThat(ids(second, "data/articles.jsonl"))
        .hasSize(100)
        .isEqualTo(ids(first, "data/articles.jsonl"));
    assertThat(ids(second, "data/articles-002.jsonl"))
        .hasSize(11)
        .contains(Press.id(7), Press.id(105));
    assertThat(Files.readAllLines(second.folder().resolve("tombstones.jsonl")))
        .containsExactlyInAnyOrder(
            tombstone(7, 0, "superseded", 2),
            tombstone(3, 0, "withdrawn", 2),
            tombstone(4, 0, "deleted", 2));
    assertThat(second.manifest().articles()).isEqualTo(108);
    assertThat(second.manifest().leftOut()).containsEntry("withdrawn", 1L);
    Difference difference = builds().difference(first, second, (kind, id) -> {});
    assertThat(difference.counts())
        .isEqualTo(
            Map.of(
                Kind.ADDED, 10L, Kind.CHANGED, 1L, Kind.MOVED, 0L, Kind.GONE, 2L, Kind.SAME, 97L));
    assertThat(Files.readString(second.folder().resolve("CHANGES.md")))
        .contains("## Build 2", "- 10 added", "- 1 changed", "- 2 gone", "## Build 1");
    assertThat(BuildCheck.of(builds().last().orElseThrow().folder()).getFirst().faults()).isEmpty();
  }

  @Test
  void tellsWhatChangedByWhatArticlesSayThoughTheStoreWasMadeAnew() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\n");
    press.printAgain(8);
    press.builder().build(plan, builds());

    try (Press anew = new Press(folder, "anew")) {
      anew.print(0, 7).save(Press.article(7, "berichtigung7"));
      anew.save(Press.article(8, "berichtigung8"));
      anew.print(9, 100);
      Build second = anew.builder().update(plan, builds());

      assertThat(ids(second, "data/articles-002.jsonl")).containsExactly(Press.id(7));
      assertThat(Files.readAllLines(second.folder().resolve("tombstones.jsonl")))
          .containsExactly(tombstone(7, 0, "superseded", 2));
      assertThat(builds().difference(builds().byNumber(1), second, (kind, id) -> {}).told())
          .isEqualTo("1 changed");
      assertThat(BuildCheck.of(second.folder()).getFirst().faults()).isEmpty();
    }
  }

  @Test
  void goesOnFromAListThatTellsNoStates() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\n");
    Path list = press.builder().build(plan, builds()).folder().resolve("articles.csv");
    Files.write(
        list,
        Files.readAllLines(list).stream().map(l -> l.substring(0, l.lastIndexOf(','))).toList());
    press.printAgain(7);

    Build second = press.builder().update(plan, builds());

    assertThat(ids(second, "data/articles-002.jsonl")).containsExactly(Press.id(7));
    assertThat(Files.readAllLines(second.folder().resolve("articles.csv")))
        .allMatch(line -> line.matches("id,.*,state|.*,[0-9a-f]{16}"));
  }

  @Test
  void countsWhatAFileHoldsThoughMoreWasChosen() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\nformats: [{format: rss, last: 7}]\n");

    Build build = press.builder().build(plan, builds());

    assertThat(build.manifest().articles()).isEqualTo(100);
    assertThat(build.manifest().parts()).extracting(Manifest.Part::articles).containsExactly(7L);
    assertThat(BuildCheck.of(build.folder()).getFirst().faults()).isEmpty();
  }

  @Test
  void addsToWhatWasAddedAndKeepsOldTombstones() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\n");
    press.builder().build(plan, builds());
    press.printAgain(7);
    press.builder().update(plan, builds());
    press.printAgain(8).withdraw(7);

    Build third = press.builder().update(plan, builds());

    assertThat(Files.readAllLines(third.folder().resolve("tombstones.jsonl")))
        .containsExactlyInAnyOrder(
            tombstone(7, 0, "superseded", 2),
            tombstone(7, 2, "withdrawn", 3),
            tombstone(8, 0, "superseded", 3));
    assertThat(third.manifest().base()).isEqualTo(1);
    assertThat(BuildCheck.of(third.folder()).getFirst().faults()).isEmpty();
    Build anew = press.builder().build(plan, builds());
    assertThat(anew.manifest().base()).isEqualTo(4);
    assertThat(anew.manifest().articles()).isEqualTo(99);
    assertThat(contents(anew)).doesNotContainKey("tombstones.jsonl");
  }

  @Test
  void buildsAnewWhenThePlanAsksForSomethingElse() throws Exception {
    press.builder().build(press.plan("press", "title: Press\n"), builds());

    Build second =
        press.builder().update(press.plan("press", "title: Press\nwords: {from: 1}\n"), builds());

    assertThat(second.number()).isEqualTo(2);
    assertThat(second.manifest().base()).isEqualTo(2);
    assertThat(contents(second)).doesNotContainKey("data/articles-002.jsonl");
  }

  @Test
  void keepsTheBoundariesOfSplitsByDateWhenItIsUpdated() throws Exception {
    CorpusPlan plan = press.plan("press", SPLIT);
    Build first = press.builder().build(plan, builds());
    press.print(100, 150);

    Build second = press.builder().update(plan, builds());

    assertThat(second.manifest().boundaries()).isPresent().isEqualTo(first.manifest().boundaries());
    assertThat(second.manifest().tombstones()).isZero();
    assertThat(second.manifest().splits().get(Split.TEST))
        .isEqualTo(first.manifest().splits().get(Split.TEST) + 50);
  }

  @Test
  void seeksTheBoundariesAgainAsLongAsTheDaysDoNotMakeThem() throws Exception {
    try (Press young = new Press(folder.resolve("young"), "store")) {
      CorpusPlan plan = young.plan("press", SPLIT);
      Build empty = young.builder().build(plan, builds());
      Build oneDay = young.print(0, 5).builder().update(plan, builds());
      Build weeks = young.print(5, 100).builder().update(plan, builds());
      Build later = young.print(100, 110).builder().update(plan, builds());

      assertThat(empty.manifest().boundaries()).isEmpty();
      assertThat(oneDay.manifest().boundaries()).isEmpty();
      assertThat(weeks.manifest().splits().get(Split.TEST)).isBetween(15L, 25L);
      assertThat(later.manifest().boundaries())
          .isPresent()
          .isEqualTo(weeks.manifest().boundaries());
      assertThat(BuildCheck.of(later.folder()).getFirst().faults()).isEmpty();
    }
  }

  @Test
  void leavesWhatWasThereWhenThePlaceIsBad() throws Exception {
    CorpusPlan plan = press.plan("press", SPLIT);
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> press.builder().build(plan, new Builds("press", file.resolve("x"))))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("press: the build was given up: ", "earlier builds are unchanged");
    assertThat(file).hasContent("no folder");
  }

  @Test
  void saysInTheSystemsOwnWordsWhyADiskTookNoMore() {
    assertThat(CorpusException.of("press", new IOException("No space left on device")))
        .hasMessage(
            "press: the build was given up: No space left on device; earlier builds are unchanged");
  }

  @Test
  void takesAwayWhatAKilledBuildLeftAndBuildsAnew() throws Exception {
    Path left = folder.resolve("builds/.building/data");
    Files.createDirectories(left);
    Files.writeString(left.resolve("articles.jsonl"), "half an arti");

    Build build = press.builder().build(press.plan("press", "title: Press\n"), builds());

    assertThat(build.number()).isEqualTo(1);
    assertThat(folder.resolve("builds/.building")).doesNotExist();
    assertThat(BuildCheck.of(build.folder()).getFirst().faults()).isEmpty();
  }

  @Test
  void refusesToBuildWhatAnotherBuilds() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\n");
    try (FileHold _ = builds().hold()) {
      assertThatThrownBy(() -> press.builder().build(plan, builds()))
          .isInstanceOf(CorpusException.class)
          .hasMessageContaining("is being built in");
    }
    assertThat(press.builder().build(plan, builds()).number()).isEqualTo(1);
  }

  @Test
  void addsNothingToABuildThatSomebodyChanged() throws Exception {
    CorpusPlan plan = press.plan("press", "title: Press\n");
    Build first = press.builder().build(plan, builds());
    Files.writeString(
        first.folder().resolve("data/articles.jsonl"), "{}\n", StandardOpenOption.APPEND);
    press.print(100, 101);

    assertThatThrownBy(() -> press.builder().update(plan, builds()))
        .hasMessageContaining("data/articles.jsonl of build 1 is not as it was built");
    assertThat(builds().all()).hasSize(1);
  }

  @Test
  void findsEverythingThatIsNotAsItWasBuilt() throws Exception {
    Path built = press.builder().build(press.plan("press", SPLIT), builds()).folder();
    Path list = built.resolve("articles.csv");
    Files.writeString(list, Files.readString(list).replaceFirst(",train,", ",test,"));
    Files.delete(built.resolve("data/dev.csv"));
    Files.writeString(built.resolve("notes.txt"), "mine");
    Files.writeString(built.resolve("README.md"), "more", StandardOpenOption.APPEND);
    Files.createDirectories(built.resolve("data/mine/too"));
    Files.createSymbolicLink(built.resolve("gone"), Path.of("nowhere"));
    Files.delete(built.resolve("data/test.csv"));
    Files.createSymbolicLink(built.resolve("data/test.csv"), Path.of("nowhere"));

    List<String> faults =
        BuildCheck.of(built).getFirst().faults().stream()
            .map(f -> f.replace(built + "/", ""))
            .toList();

    assertThat(faults)
        .anyMatch(f -> f.matches("README.md: found \\d+ bytes, expected \\d+"))
        .anyMatch(f -> f.matches("articles.csv: found \\d+ bytes, expected \\d+"))
        .contains("data/dev.csv: is missing", "notes.txt: is not in the manifest")
        .contains("data/mine/too: is not in the manifest", "gone: is not in the manifest")
        .containsOnlyOnce("data/test.csv: is missing")
        .contains("articles.csv: found 59 articles in train, expected 60")
        .contains("data/train.jsonl: found 59 articles in the lists, expected 60");
  }

  @Test
  void namesEachFileWhoseTextIsDamaged() throws Exception {
    Path built = press.builder().build(press.plan("press", SPLIT), builds()).folder();
    for (String name : List.of("data/train.jsonl", "articles.csv")) {
      byte[] bytes = Files.readAllBytes(built.resolve(name));
      bytes[40] = (byte) 0xFF;
      Files.write(built.resolve(name), bytes);
    }

    assertThat(BuildCheck.of(built).getFirst().faults())
        .anyMatch(f -> f.startsWith(built.resolve("data/train.jsonl") + ": found SHA-256 "))
        .anyMatch(f -> f.startsWith(built.resolve("articles.csv") + ": found SHA-256 "))
        .allMatch(f -> f.startsWith(built.toString()));
  }

  @Test
  void saysOfAListThatIsMissingWhatItIs() throws Exception {
    Path built = press.builder().build(press.plan("press", SPLIT), builds()).folder();
    Path list = built.resolve("articles.csv");
    Files.delete(list);

    assertThat(BuildCheck.of(built).getFirst().faults())
        .contains(list + ": is missing", list + ": found 0 articles, expected 100");
  }

  @Test
  void saysOfABuildThatItsManifestIsMissing() throws Exception {
    Path built = press.builder().build(press.plan("press", SPLIT), builds()).folder();
    press.print(100, 101).builder().update(press.plan("press", SPLIT), builds());
    Files.delete(built.resolve("manifest.json"));

    assertThat(BuildCheck.of(built.getParent()))
        .flatExtracting(BuildCheck.Result::faults)
        .containsExactly(built.resolve("manifest.json") + ": is missing");
  }

  @Test
  void findsAGroupThatIsCut() throws Exception {
    Path built = press.builder().build(press.plan("press", SPLIT), builds()).folder();
    Path list = built.resolve("articles.csv");
    String grouped =
        Files.readAllLines(list).stream()
            .filter(l -> l.matches(".*,[0-9a-f]{16},train,0,.*"))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        list, Files.readString(list).replace(grouped, grouped.replace("train", "test")));

    assertThat(BuildCheck.of(built.getParent()).getFirst().faults())
        .anyMatch(f -> f.contains("and others of its group in"));
  }

  @Test
  void saysThatAFolderHoldsNoBuild() {
    assertThatThrownBy(() -> BuildCheck.of(folder.resolve("none")))
        .hasMessageContaining(
            "found no manifest.json, expected the folder of a build or of a corpus");
  }

  private Builds builds() {
    return new Builds("press", folder.resolve("builds"));
  }

  private List<String> chosen(String asked) throws Exception {
    String name = "c" + Integer.toHexString(asked.hashCode());
    Build build =
        press
            .builder()
            .build(
                press.plan(name, "title: A\n" + asked + "\n"),
                new Builds(name, folder.resolve(name)));
    return Files.exists(build.folder().resolve("data/articles.jsonl"))
        ? ids(build, "data/articles.jsonl")
        : List.of();
  }

  private static List<String> ids(Build build, String file) throws IOException {
    return Files.readAllLines(build.folder().resolve(file)).stream()
        .map(line -> ArticleJson.fromJson(line).id())
        .toList();
  }

  private static String tombstone(int i, int part, String reason, int build) {
    return "{\"id\":\"%s\",\"split\":\"all\",\"part\":%d,\"reason\":\"%s\",\"build\":%d}"
        .formatted(Press.id(i), part, reason, build);
  }

  private static Map<String, String> contents(Build build) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(build.folder())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(build.folder().relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
