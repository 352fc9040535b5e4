package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import dev.broadsheet.testing.States;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class FrontierTest {
  @Parameter Kept kept;
  private static final String SITE = "news.example";
  private static final Duration LEASE = Duration.ofMinutes(5);

  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2025-03-19T12:00:00Z");
  private Store store;
  private Frontier frontier;

  @BeforeEach
  void open() {
    InstantSource source = () -> now;
    store = kept.open(folder, source.withZone(ZoneOffset.UTC));
    frontier = store.frontier();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsAnAddressOnceAndByTheSiteThatOfferedItFirst() {
    assertThat(frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(1)))))
        .isEqualTo(2);
    assertThat(frontier.offer("other.example", List.of(link(url(2)), link(url(3))))).isEqualTo(1);
    assertThat(frontier.offer(SITE, List.of())).isZero();
    assertThat(States.of(SITE, store)).isEqualTo(Map.of(UrlState.NEW, 2L));
  }

  @Test
  void tellsHowItStandsWithAnAddress() {
    URI failed = URI.create(url(1));
    frontier.offer(SITE, List.of(link(url(1)), link(url(2))));
    frontier.settle(List.of(Settlement.failed(failed, "503", now.plusSeconds(60))));

    assertThat(frontier.standings(List.of(failed, URI.create(url(3)))))
        .isEqualTo(
            Map.of(
                failed, new Frontier.Standing(UrlState.FAILED, Optional.of(now.plusSeconds(60)))));
    assertThat(frontier.standings(List.of())).isEmpty();
  }

  @Test
  void givesLinksBackAsOfferedAndInThatOrder() {
    List<Link> links = IntStream.range(0, 20).mapToObj(i -> link(url(i))).toList();
    frontier.offer(SITE, links.subList(0, 10));
    frontier.offer(SITE, links.subList(10, 20));
    frontier.offer(SITE, List.of(Link.of(URI.create(url(20)), "sitemap")));

    assertThat(frontier.take(SITE, 20, LEASE)).extracting(Due::link).isEqualTo(links);
    assertThat(frontier.take(SITE, 20, LEASE))
        .extracting(Due::link)
        .containsExactly(Link.of(URI.create(url(20)), "sitemap"));
    assertThat(frontier.take(SITE, 20, LEASE)).isEmpty();
  }

  @Test
  void needsNoRequestForAPageThatCameAnotherWay() {
    Instant then = now.minus(Duration.ofDays(400));
    frontier.offer(SITE, List.of(link(url(1)), link(url(2))));
    frontier.had(
        List.of(
            new Had(SITE, link(url(1)), true, new Visit(then, Validators.NONE)),
            new Had(SITE, link(url(2)), false, new Visit(then, Validators.NONE)),
            new Had(SITE, link(url(3)), true, new Visit(then, Validators.NONE))));

    assertThat(States.of(SITE, store)).isEqualTo(Map.of(UrlState.NEW, 1L, UrlState.DONE, 2L));
    assertThat(frontier.visited(URI.create(url(2)))).contains(then);
    assertThat(frontier.visited(URI.create(url(4)))).isEmpty();
  }

  @Test
  void givesALeasedAddressAgainWhenTheLeaseHasEnded() {
    frontier.offer(SITE, List.of(link(url(1))));
    frontier.take(SITE, 1, LEASE);
    now = now.plus(LEASE).minusSeconds(1);
    assertThat(frontier.take(SITE, 1, LEASE)).isEmpty();
    now = now.plusSeconds(1);
    assertThat(frontier.take(SITE, 1, LEASE)).hasSize(1);
  }

  @Test
  void countsWhatIsDueOrInHand() {
    frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(3)), link(url(4))));
    frontier.take(SITE, 2, Duration.ofDays(1));
    frontier.settle(List.of(Settlement.failed(URI.create(url(2)), "x", now.plus(LEASE))));
    frontier.settle(
        List.of(Settlement.done(URI.create(url(3)), Optional.empty(), Validators.NONE)));

    assertThat(frontier.waiting(SITE)).isEqualTo(2);
  }

  @Test
  void triesAFailedAddressAgainAtItsTimeAndCountsAttempts() {
    frontier.offer(SITE, List.of(link(url(1))));
    for (int attempts = 0; attempts < 3; attempts++) {
      assertThat(frontier.take(SITE, 1, LEASE)).extracting(Due::attempts).containsExactly(attempts);
      frontier.settle(List.of(Settlement.failed(URI.create(url(1)), "503", now.plusSeconds(60))));
      assertThat(frontier.take(SITE, 1, LEASE)).isEmpty();
      now = now.plusSeconds(60);
    }
    frontier.settle(
        List.of(
            Settlement.done(
                URI.create(url(1)), Optional.of(now.plusSeconds(3_600)), Validators.NONE)));
    now = now.plusSeconds(3_600);
    assertThat(frontier.take(SITE, 1, LEASE)).extracting(Due::attempts).containsExactly(0);
  }

  @Test
  void givesNothingThatIsSettledForGood() {
    frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(3)), link(url(4))));
    frontier.settle(
        List.of(
            Settlement.done(URI.create(url(1)), Optional.empty(), Validators.NONE),
            Settlement.gone(URI.create(url(2)), "410"),
            Settlement.skipped(URI.create(url(3)), "x".repeat(5_000)),
            Settlement.done(URI.create(url(4)), Optional.of(now.plusSeconds(9)), Validators.NONE)));

    assertThat(frontier.take(SITE, 9, LEASE)).isEmpty();
    assertThat(frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(3))))).isZero();
    assertThat(States.of(SITE, store))
        .isEqualTo(
            Map.of(
                UrlState.DONE, 1L,
                UrlState.GONE, 1L,
                UrlState.SKIPPED, 1L,
                UrlState.DUE_AGAIN, 1L));
  }

  @Test
  void remembersWhenAnAddressWasHadAndByWhatToAskWhetherItHasChanged() {
    Validators validators = new Validators(Optional.of("\"v1\""), Optional.of("Wed, 19 Mar"));
    URI url = URI.create(url(1));
    frontier.offer(SITE, List.of(link(url(1))));
    assertThat(frontier.take(SITE, 1, LEASE).getFirst().visit()).isEmpty();
    frontier.settle(List.of(Settlement.done(url, Optional.of(now), validators)));
    assertThat(frontier.take(SITE, 1, LEASE))
        .extracting(Due::visit)
        .containsExactly(Optional.of(new Visit(now, validators)));

    Instant first = now;
    now = now.plusSeconds(60);
    frontier.settle(List.of(Settlement.failed(url, "503", now)));
    assertThat(frontier.take(SITE, 1, LEASE))
        .as("a failure forgets nothing")
        .extracting(Due::visit)
        .containsExactly(Optional.of(new Visit(first, validators)));
  }

  @Test
  void recallsWhatHasChangedSinceItWasHad() {
    frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(3))));
    frontier.settle(
        List.of(
            Settlement.done(URI.create(url(1)), Optional.empty(), Validators.NONE),
            Settlement.done(URI.create(url(2)), Optional.empty(), Validators.NONE),
            Settlement.gone(URI.create(url(3)), "410")));
    Instant had = now;
    now = now.plusSeconds(600);

    frontier.changed(
        Map.of(
            URI.create(url(1)), had.plusSeconds(60),
            URI.create(url(2)), had.minusSeconds(60),
            URI.create(url(3)), had.plusSeconds(60)));

    assertThat(frontier.take(SITE, 9, LEASE))
        .extracting(Due::url)
        .containsExactly(URI.create(url(1)));
  }

  @Test
  void givesEachAddressToOneOfManyTakers() throws Exception {
    frontier.offer(SITE, IntStream.range(0, 200).mapToObj(i -> link(url(i))).toList());
    ConcurrentLinkedQueue<URI> taken = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              List<Due> due;
              while (!(due = frontier.take(SITE, 3, LEASE)).isEmpty()) {
                due.forEach(d -> taken.add(d.url()));
              }
            });
      }
    }
    assertThat(taken).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    frontier.take(SITE, 200, LEASE).forEach(d -> taken.add(d.url()));
    assertThat(taken).doesNotHaveDuplicates().hasSize(200);
  }

  @Test
  void letsOneOwnerAtATimeCrawlASite() {
    assertThat(lock(SITE, "run 1")).isTrue();
    assertThat(lock(SITE, "run 2")).isFalse();
    assertThat(lock("other.example", "run 2")).isTrue();
    store.locks().unlock(SITE, "run 2");
    assertThat(lock(SITE, "run 2")).isFalse();
    store.locks().unlock(SITE, "run 1");
    assertThat(lock(SITE, "run 2")).isTrue();
  }

  @Test
  void givesASiteToAnotherWhereItsHolderHasNotProlonged() {
    store.locks().tryLock(SITE, "run 1", Duration.ZERO);
    assertThat(lock(SITE, "run 1")).isTrue();
    assertThat(lock(SITE, "run 2")).isFalse();
    store.locks().tryLock(SITE, "run 1", Duration.ZERO);
    assertThat(lock(SITE, "run 2")).isTrue();
    assertThat(lock(SITE, "run 1")).isFalse();
  }

  private boolean lock(String site, String owner) {
    return store.locks().tryLock(site, owner, Duration.ofMinutes(1));
  }

  @Test
  void freesWhatTheFormerHolderOfASiteHadTaken() {
    frontier.offer(SITE, List.of(link(url(1)), link(url(2))));
    store.locks().tryLock(SITE, "run 1", Duration.ZERO);
    frontier.take(SITE, 2, Duration.ofDays(1));
    frontier.settle(
        List.of(Settlement.done(URI.create(url(1)), Optional.empty(), Validators.NONE)));

    assertThat(lock(SITE, "run 2")).isTrue();
    assertThat(frontier.take(SITE, 2, LEASE))
        .extracting(Due::url)
        .containsExactly(URI.create(url(2)));
  }

  @Test
  void forgetsNothingOfWhatWasTakenInVain() {
    Validators validators = new Validators(Optional.of("\"v1\""), Optional.empty());
    Visit visit = new Visit(now, validators);
    frontier.offer(SITE, List.of(link(url(1)), link(url(2)), link(url(3))));
    frontier.settle(
        List.of(
            Settlement.done(URI.create(url(1)), Optional.of(now), validators),
            Settlement.failed(URI.create(url(2)), "503", now)));
    lock(SITE, "run 1");
    assertThat(frontier.take(SITE, 3, LEASE)).hasSize(3);

    store.locks().unlock(SITE, "run 1");

    assertThat(States.of(SITE, store))
        .isEqualTo(Map.of(UrlState.NEW, 1L, UrlState.DUE_AGAIN, 1L, UrlState.FAILED, 1L));
    assertThat(frontier.take(SITE, 3, LEASE))
        .filteredOn(due -> due.url().equals(URI.create(url(1))))
        .extracting(Due::visit)
        .containsExactly(Optional.of(visit));
  }

  @Test
  void believesNoChangeThatIsStillToCome() {
    frontier.offer(SITE, List.of(link(url(1))));
    frontier.settle(
        List.of(Settlement.done(URI.create(url(1)), Optional.empty(), Validators.NONE)));

    frontier.changed(Map.of(URI.create(url(1)), now.plusSeconds(60)));

    assertThat(frontier.take(SITE, 9, LEASE)).isEmpty();
  }

  @Test
  void remembersHowFarABackFillCame() {
    String source = "https://news.example/archive/{date:yyyy-MM-dd}/";
    assertThat(store.sources().backfilled(SITE, source)).isEmpty();
    store.sources().backfilled(SITE, source, LocalDate.of(2025, 1, 31));
    store.sources().backfilled(SITE, source, LocalDate.of(2025, 2, 1));
    assertThat(store.sources().backfilled(SITE, source)).contains(LocalDate.of(2025, 2, 1));
    assertThat(store.sources().backfilled("other.example", source)).isEmpty();
  }

  @Test
  void remembersWhichMapsWereReadAndWhichAreDead() {
    URI map = URI.create("https://news.example/map-1.xml");
    Validators tag = new Validators(Optional.of("\"1\""), Optional.empty());
    Sources sources = store.sources();
    sources.read(SITE, map, "adapter", tag);
    assertThat(sources.read(SITE, map, "adapter")).isEqualTo(tag);
    assertThat(sources.isDead(SITE, map, "adapter")).isFalse();

    sources.dead(SITE, map, "adapter");
    assertThat(sources.read(SITE, map, "adapter")).isEqualTo(Validators.NONE);
    assertThat(sources.isDead(SITE, map, "adapter")).isTrue();
    assertThat(sources.isDead(SITE, map, "another adapter")).isFalse();

    sources.read(SITE, map, "adapter", Validators.NONE);
    assertThat(sources.isDead(SITE, map, "adapter")).isFalse();
  }

  private static String url(int i) {
    return "https://news.example/" + i;
  }
}
