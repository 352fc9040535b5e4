package dev.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Field;
import dev.broadsheet.testing.FakeTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class RunsTest {
  @Parameter Kept kept;
  private static final Instant NOW = Instant.parse("2025-03-30T01:30:00.123456Z");

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void remembersWhatARunDid() {
    SiteCounts counts = new SiteCounts(9, 5, 1, 1, 1, 0, 0, 1, 2, 345_678_901_234L, 1_234);
    try (Store store = open()) {
      Runs runs = store.runs();
      long first = runs.start("crawl", Optional.empty(), List.of("a.example"));
      long run = runs.start("crawl", Optional.of("morning"), List.of("b.example", "a.example"));
      runs.counts(run, "a.example", SiteCounts.NONE.plus(counts), List.of());
      runs.counts(run, "a.example", counts.plus(counts), List.of());
      runs.finish(run, Run.State.FINISHED);

      Run expected =
          new Run(
              run,
              "crawl",
              Optional.of("morning"),
              NOW,
              Optional.of(NOW),
              Run.State.FINISHED,
              Map.of("a.example", counts.plus(counts), "b.example", SiteCounts.NONE));
      assertThat(runs.find(run)).contains(expected);
      assertThat(runs.find(run).orElseThrow().total().stored()).isEqualTo(10);
      assertThat(runs.find(run + 1)).isEmpty();
    }
  }

  @Test
  void addsUpWhatItAskedOfAHostForSeveralSites() {
    HostCost images = new HostCost("img.example", 2, Duration.ofSeconds(5), SECOND, 10);
    HostCost first = new HostCost("www.example:8080", 1, Duration.ZERO, SECOND, 5_000_000_000L);
    try (Store store = open()) {
      Runs runs = store.runs();
      long run = runs.start("crawl", Optional.empty(), List.of("a.example", "b.example"));
      runs.counts(run, "a.example", SiteCounts.NONE, List.of(first));
      runs.counts(run, "a.example", SiteCounts.NONE, List.of(first.plus(first), images));
      runs.counts(run, "b.example", SiteCounts.NONE, List.of(first));

      assertThat(store.history().hosts(run)).containsExactly(first.plus(first).plus(first), images);
      runs.finish(run, Run.State.FINISHED);
    }
  }

  @Test
  void tellsItsHistoryAPageAtATime() {
    try (Store store = open()) {
      Runs runs = store.runs();
      long first = runs.start("crawl", Optional.of("morning"), List.of("a.example"));
      long second = runs.start("ingest", Optional.empty(), List.of());
      long third = runs.start("crawl", Optional.of("evening"), List.of("a.example", "b.example"));
      long fourth = runs.start("crawl", Optional.of("morning"), List.of("a.example"));
      runs.finish(fourth, Run.State.FAILED);
      runs.finish(first, Run.State.FINISHED);

      RunHistory history = store.history();
      assertThat(history.runs(RunFilter.ALL, Optional.empty(), 2))
          .containsExactly(runs.find(fourth).orElseThrow(), runs.find(third).orElseThrow());
      assertThat(ids(history.runs(RunFilter.ALL, Optional.of(third), 2)))
          .containsExactly(second, first);
      assertThat(ids(history.runs(of("morning"), Optional.empty(), 9)))
          .containsExactly(fourth, first);
      assertThat(ids(history.runs(of("morning"), Optional.of(fourth), 9))).containsExactly(first);
      RunFilter failedCrawls =
          new RunFilter(Optional.of("crawl"), Optional.empty(), Optional.of(Run.State.FAILED));
      assertThat(ids(history.runs(failedCrawls, Optional.empty(), 9))).containsExactly(fourth);
      assertThat(history.runs(of("none"), Optional.empty(), 9)).isEmpty();
      assertThat(history.kinds()).containsExactly("crawl", "ingest");
      assertThat(history.schedules()).containsExactly("evening", "morning");
    }
  }

  @Test
  void followsWhenTheLastNewsOfEachSiteCame() {
    SiteCounts some = new SiteCounts(9, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    FakeTime clock = new FakeTime(NOW);
    try (Store store = kept.open(folder, clock)) {
      Activity activity = store.activity();
      assertThat(activity.lastNews()).isEmpty();
      long slow = begin(store, clock, "a.example", "b.example");
      long quick = begin(store, clock, "a.example");
      store.runs().counts(quick, "a.example", some, List.of());
      store.runs().finish(quick, Run.State.FINISHED);
      Instant second = clock.instant();
      assertThat(activity.lastNews()).isEqualTo(Map.of("a.example", second));

      begin(store, clock, "a.example");
      store.runs().counts(slow, "a.example", some, List.of());
      store.runs().counts(slow, "b.example", some, List.of());
      assertThat(activity.lastNews())
          .isEqualTo(Map.of("a.example", second, "b.example", NOW.plus(SECOND)));
    }
  }

  private static long begin(Store store, FakeTime clock, String... sites) {
    clock.advance(SECOND);
    return store.runs().start("crawl", Optional.empty(), List.of(sites));
  }

  private static RunFilter of(String schedule) {
    return new RunFilter(Optional.empty(), Optional.of(schedule), Optional.empty());
  }

  private static List<Long> ids(List<Run> runs) {
    return runs.stream().map(Run::id).toList();
  }

  @Test
  void tellsEventsFromTheLastOnesBack() {
    try (Store store = open()) {
      long run = store.runs().start("crawl", Optional.empty(), List.of());
      for (String message : List.of("one", "two", "three", "four", "five")) {
        String kind = message.equals("two") ? "robots" : "failed";
        store
            .runs()
            .events(
                run, List.of(new RunEvent(NOW, Optional.empty(), Optional.empty(), kind, message)));
      }
      RunHistory history = store.history();
      RunHistory.Events last = history.events(run, Optional.empty(), 2);
      assertThat(last.events()).extracting(RunEvent::message).containsExactly("four", "five");
      RunHistory.Events older = history.events(run, last.older(), 3);
      assertThat(older.events())
          .extracting(RunEvent::message)
          .containsExactly("one", "two", "three");
      assertThat(older.older()).isEmpty();
      assertThat(history.events(run, "failed", 2))
          .extracting(RunEvent::message)
          .containsExactly("one", "three");
    }
  }

  @Test
  void keepsEventsInOrderAndCutsLongMessages() {
    try (Store store = open()) {
      long run = store.runs().start("crawl", Optional.empty(), List.of());
      List<RunEvent> events =
          List.of(
              new RunEvent(
                  NOW,
                  Optional.of("a.example"),
                  Optional.of(URI.create("https://a.example/1")),
                  "failed",
                  "503 після 3 спроб"),
              new RunEvent(NOW.minusSeconds(5), Optional.empty(), Optional.empty(), "stop", "end"));
      store.runs().events(run, events);
      store
          .runs()
          .events(
              run,
              List.of(
                  new RunEvent(
                      NOW, Optional.empty(), Optional.empty(), "long", "x".repeat(9_000))));

      List<RunEvent> found = store.runs().events(run);
      assertThat(found.subList(0, 2)).isEqualTo(events);
      assertThat(found.get(2).message()).hasSize(2_000).endsWith("…");
      assertThat(failures(store, Optional.empty(), Optional.of("a.example"), NOW))
          .containsExactly(new RunHistory.Failure(run, events.getFirst()));
      assertThat(failures(store, Optional.of(run), Optional.empty(), NOW)).hasSize(1);
      assertThat(failures(store, Optional.of(run + 1), Optional.empty(), NOW)).isEmpty();
      assertThat(failures(store, Optional.empty(), Optional.empty(), NOW.plusSeconds(1))).isEmpty();
    }
  }

  @Test
  void addsUpWhatRulesYield() {
    try (Store store = open()) {
      long run = store.runs().start("crawl", Optional.empty(), List.of());
      store
          .runs()
          .yields(
              run,
              List.of(
                  new FieldYield("a.example", Field.TITLE, "h1", 2),
                  new FieldYield("a.example", Field.TITLE, "og:title", 5)));
      store.runs().yields(run, List.of(new FieldYield("a.example", Field.TITLE, "h1", 4)));
      assertThat(store.runs().yields(run))
          .containsExactly(
              new FieldYield("a.example", Field.TITLE, "h1", 6),
              new FieldYield("a.example", Field.TITLE, "og:title", 5));
    }
  }

  @Test
  void leavesRunsOfLivingProcessesAlone() {
    try (Store store = open()) {
      long mine = store.runs().start("crawl", Optional.empty(), List.of());
      store.runs().start("crawl", Optional.empty(), List.of());
      assertThat(store.runs().find(mine)).map(Run::state).contains(Run.State.RUNNING);
    }
  }

  private Store open() {
    return kept.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static List<RunHistory.Failure> failures(
      Store store, Optional<Long> run, Optional<String> site, Instant since) {
    return store.history().failures(run, site, since, 10);
  }
}
