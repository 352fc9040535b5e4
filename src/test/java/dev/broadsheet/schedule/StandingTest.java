package dev.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.schedule.Standing.State;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTest {
  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
  private static final Instant NOON_TOMORROW = Instant.parse("2026-03-06T12:00:00Z");

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void waitsForItsNextTime() throws IOException {
    assertThat(standing("")).extracting(Standing::state).isEqualTo(State.WAITING);
    assertThat(standing("").next()).contains(NOON_TOMORROW);
  }

  @Test
  void isHeldBackByWhoeverPausesItOrByItsFile() throws IOException {
    store.pauses().begin("daily", NOW);

    assertThat(standing("").state()).isEqualTo(State.PAUSED);
    assertThat(standing("").paused()).contains(NOW);
    assertThat(standing("enabled: false").state()).isEqualTo(State.DISABLED);
    assertThat(standing("enabled: false").next()).isEmpty();
  }

  @Test
  void runsWhoeverHasBegunIt() throws IOException {
    store.pauses().begin("daily", NOW);
    store.runs().start("crawl", Optional.of("daily"), List.of());

    assertThat(standing("enabled: false").state()).isEqualTo(State.RUNNING);
  }

  private Standing standing(String more) throws IOException {
    Files.writeString(
        folder.resolve("daily.yaml"), "cron: 0 0 12 * * ?\nsites: [gazeta.example]\n" + more);
    List<Schedule> all = Schedules.load(List.of(folder), Sites.ADAPTERS, List.of()).all();
    return Standing.of(all, store, NOW).getFirst();
  }
}
