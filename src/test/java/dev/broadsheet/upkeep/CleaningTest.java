package dev.broadsheet.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.archive.RawRef;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Kept;
import dev.broadsheet.store.Missed;
import dev.broadsheet.store.OldRuns;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import dev.broadsheet.store.RunFilter;
import dev.broadsheet.store.Runs;
import dev.broadsheet.store.SiteCounts;
import dev.broadsheet.store.Trouble;
import dev.broadsheet.store.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class CleaningTest {
  @Parameter Kept kept;
  private static final Bound MONTH = Bound.ofAge(Duration.ofDays(30));
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(100));

  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void open() {
    data = new DataFolder(folder, kept.in(folder), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void keepsEverythingButOldLogsByDefault() throws IOException {
    data.addPage(1, "No article.", Optional.empty());
    run(Run.State.FINISHED);
    log("young.log", 10, Duration.ofDays(20));
    assertThat(clean(KeepOptions.DEFAULT).isNothing()).isTrue();

    log("old.log", 10, Duration.ofDays(100));
    assertThat(clean(KeepOptions.DEFAULT).logs())
        .extracting(Cleaned.File::name)
        .containsExactly("old.log");
  }

  @Test
  void forgetsWhatWasMissedAndWhatIsOverWithTheRunsOfThatTime() {
    Instant before = LATER.instant().minus(Duration.ofDays(60));
    data.store().missedTimes().add(new Missed("nightly", before, before, 1, true, before));
    Troubles troubles = data.store().troubles();
    troubles.begin(trouble("over.example", before));
    troubles.begin(trouble("lasting.example", before));
    troubles.end(Trouble.Kind.SITE_FAILING, "over.example", before);

    clean(new KeepOptions(MONTH, Bound.NONE, Bound.NONE, Bound.NONE, true));

    assertThat(data.store().missedTimes().since(Instant.EPOCH)).isEmpty();
    assertThat(troubles.open()).extracting(Trouble::subject).containsExactly("lasting.example");
  }

  private static Trouble trouble(String site, Instant since) {
    return new Trouble(
        Trouble.Kind.SITE_FAILING, site, since, since, site + " does not answer", List.of());
  }

  @Test
  void forgetsOldRunsButTheLastOfEachSiteAndThoseThatRun() {
    long running = run(Run.State.RUNNING);
    long first = run(Run.State.FINISHED);
    for (int i = 0; i < OldRuns.ALWAYS + 2; i++) {
      run(Run.State.FINISHED);
    }
    KeepOptions keep = new KeepOptions(MONTH, Bound.NONE, Bound.NONE, Bound.NONE, true);
    assertThat(dryRun(keep).runs()).isEqualTo(3);
    assertThat(data.store().runs().find(first)).isPresent();

    assertThat(clean(keep).runs()).isEqualTo(3);

    assertThat(data.store().runs().find(first)).isEmpty();
    assertThat(data.store().runs().find(running)).isPresent();
    assertThat(data.store().history().runs(RunFilter.ALL, Optional.empty(), 100))
        .hasSize(OldRuns.ALWAYS + 1);
    assertThat(clean(keep).runs()).isZero();
  }

  @Test
  void forgetsTheOldestRunsOfTooMany() {
    for (int i = 0; i < OldRuns.ALWAYS + 5; i++) {
      run(Run.State.FINISHED);
    }
    Bound most = new Bound(Optional.empty(), Optional.of(OldRuns.ALWAYS + 2L));
    assertThat(clean(new KeepOptions(most, Bound.NONE, Bound.NONE, Bound.NONE, true)).runs())
        .isEqualTo(3);
  }

  @Test
  void forgetsOldEventsAndTheOldestOfTooMany() {
    long run = run(Run.State.FINISHED);
    event(run, "first", Duration.ZERO);
    event(run, "second", Duration.ZERO);
    event(run, "third", Duration.ofDays(90));
    Bound one = new Bound(Optional.empty(), Optional.of(1L));

    assertThat(clean(events(MONTH)).events()).isEqualTo(2);
    event(run, "fourth", Duration.ofDays(90));
    assertThat(dryRun(events(one)).events()).isEqualTo(1);
    assertThat(clean(events(one)).events()).isEqualTo(1);

    assertThat(data.store().runs().events(run))
        .extracting(RunEvent::message)
        .containsExactly("fourth");
  }

  @Test
  void letsLogsGoByAgeAndSizeButNotThoseThatAreWritten() throws IOException {
    log("a.log", 10, Duration.ofDays(40));
    log("b.log", 10, Duration.ofDays(20));
    log("c.log", 10, Duration.ofDays(19));
    log("d.log", 100, Duration.ofDays(-100));
    Bound both = new Bound(MONTH.age(), Optional.of(115L));
    Cleaned cleaned = clean(new KeepOptions(Bound.NONE, Bound.NONE, both, Bound.NONE, true));
    assertThat(cleaned.logs()).extracting(Cleaned.File::name).containsExactly("a.log", "b.log");
    assertThat(Folders.names(folder.resolve("logs"))).containsExactly("c.log", "d.log");
  }

  @Test
  void takesOutOnlyFilesThatNoArticleAndNoRevisitNeeds() {
    RawRef free = data.addPage(1, "No article.", Optional.empty());
    data.beginFile();
    RawRef used = data.add(2, "Two.");
    data.beginFile();
    RawRef original = data.addPage(3, "Three, no article yet.", Optional.empty());
    data.beginFile();
    RawRef revisit = data.add(3, "Three, no article yet.", Optional.of(original));

    Cleaned cleaned = clean(archive(MONTH, true));

    assertThat(cleaned.archive()).extracting(Cleaned.File::name).containsExactly(free.file());
    assertThat(cleaned.kept())
        .containsExactly(
            new Cleaned.Kept(used.file(), "the only raw page of 1 version of articles is there"),
            new Cleaned.Kept(
                original.file(), "pages in " + revisit.file() + " have their bytes there"),
            new Cleaned.Kept(
                revisit.file(), "the only raw page of 1 version of articles is there"));
    assertThat(new Verification(data.store(), data.archive()).run(line -> {}).isSound()).isTrue();
  }

  @Test
  void takesOutPagesOfArticlesOnlyWhereThatIsWantedAndRemembersIt() {
    data.add(1, "One.");
    data.beginFile();
    data.add(2, "Two.");
    assertThat(dryRun(archive(MONTH, false)).archive()).hasSize(2);

    long half = data.archive().bytes() / 2;
    Bound bySize = new Bound(Optional.empty(), Optional.of(half + 100));
    assertThat(clean(archive(bySize, false)).archive()).hasSize(1);

    Verdict verdict = new Verification(data.store(), data.archive()).run(line -> {});
    assertThat(verdict.isSound()).isTrue();
    assertThat(verdict.dropped()).isEqualTo(1);
    assertThat(verdict.versions()).isEqualTo(1);
    assertThat(data.store().counts().articles()).isEqualTo(2);
    assertThat(data.archive().dropped()).hasSize(1).containsValue(1L);
  }

  private static KeepOptions events(Bound bound) {
    return new KeepOptions(Bound.NONE, bound, Bound.NONE, Bound.NONE, true);
  }

  private static KeepOptions archive(Bound bound, boolean withoutArticles) {
    return new KeepOptions(Bound.NONE, Bound.NONE, Bound.NONE, bound, withoutArticles);
  }

  private Cleaned clean(KeepOptions keep) {
    return new Cleaning(folder, data.store(), data.archive(), keep, false, LATER).run();
  }

  private Cleaned dryRun(KeepOptions keep) {
    return new Cleaning(folder, data.store(), data.archive(), keep, true, LATER).run();
  }

  private long run(Run.State state) {
    Runs runs = data.store().runs();
    long run = runs.start("crawl", Optional.empty(), List.of(DataFolder.SITE));
    HostCost host = new HostCost("www.example", 1, Duration.ZERO, Duration.ZERO, 1);
    runs.counts(run, DataFolder.SITE, SiteCounts.NONE, List.of(host));
    if (state != Run.State.RUNNING) {
      runs.finish(run, state);
    }
    return run;
  }

  private void event(long run, String message, Duration later) {
    data.store()
        .runs()
        .events(
            run,
            List.of(
                new RunEvent(
                    Instant.now().plus(later),
                    Optional.empty(),
                    Optional.empty(),
                    "failed",
                    message)));
  }

  private void log(String name, int bytes, Duration age) throws IOException {
    Path file = Files.createDirectories(folder.resolve("logs")).resolve(name);
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.from(LATER.instant().minus(age)));
  }
}
