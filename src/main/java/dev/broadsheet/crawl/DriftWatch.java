package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.crawl.Baseline.Doubt;
import dev.broadsheet.extract.Scrutiny;
import dev.broadsheet.extract.Win;
import dev.broadsheet.notify.Notice;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.Drift.Change;
import dev.broadsheet.store.Drifts;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.Store;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches whether the pages of a site still fit its adapter: marks the site when they don't, and
 * takes the mark away when they do again. Thread-safe.
 */
final class DriftWatch {
  /** The pages of which a baseline is made. */
  private static final int BASELINE = 200;

  /** Pages between two looks in a crawl: a tenth of what was taken, within these. */
  private static final int FEWEST_BETWEEN = 10;

  private static final int MOST_BETWEEN = 100;

  /** A mended adapter is believed after so many pages. */
  private static final int MENDED = 5;

  /** Layouts that are met by turns are seen on so many times the pages that tell a change. */
  private static final int WIDE = 3;

  /** One of so many pages is compared with a search, which takes a third of an extraction. */
  private static final int COMPARED = 4;

  private static final Change NEVER_FITTED =
      new Change(Field.BODY, "none of the site's own rules ever fitted a page");

  /** An older article need not have today's layout. */
  private static final Duration OLD = Duration.ofDays(365);

  private final SiteAdapter site;
  private final YieldWindow window;
  private final Store store;
  private final Drifts drifts;
  private final DriftOptions options;
  private final Herald herald;
  private final SiteLog log;
  private final Clock clock;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger nextLook = new AtomicInteger(FEWEST_BETWEEN);
  private volatile int doubtBelow;

  DriftWatch(
      SiteAdapter site,
      Store store,
      DriftOptions options,
      Herald herald,
      SiteLog log,
      Clock clock) {
    this.site = site;
    this.window = new YieldWindow(store.yields(), site.site(), BASELINE + options.pages());
    this.store = store;
    this.drifts = store.drifts();
    this.options = options;
    this.herald = herald;
    this.log = log;
    this.clock = clock;
    if (drifts.open(site.site()).isPresent()) {
      doubtBelow = Integer.MAX_VALUE;
    } else {
      doubtShort(window.last());
    }
  }

  /** How the page of an address is to be looked at; the same pages are compared each time. */
  Scrutiny scrutiny(URI url) {
    int below = doubtBelow;
    int sample = Integer.parseInt(Article.idOf(url).substring(0, 4), 16);
    return new Scrutiny(below, below == Integer.MAX_VALUE || sample % COMPARED == 0);
  }

  /** What of a page counts; nothing where it showed nothing at all, or has not today's layout. */
  Optional<PageYield> counted(Reading reading) {
    return reading
        .extraction()
        .filter(read -> !read.wins().isEmpty())
        .filter(read -> read.article().filter(this::isOld).isEmpty())
        .map(
            read ->
                new PageYield(
                    0,
                    site.site(),
                    site.version(),
                    reading.page().fetched(),
                    reading.page().url(),
                    read.wins(),
                    read.body()));
  }

  private boolean isOld(Article article) {
    Optional<Moment> published = article.published();
    FieldRules rules = site.rulesFor(published.map(m -> m.time().toLocalDate()));
    return !rules.equals(site.rules())
        || published
            .filter(m -> m.time().toInstant().isBefore(article.fetched().minus(OLD)))
            .isPresent();
  }

  /** A page was dealt with. */
  void handled() {
    int count = taken.incrementAndGet();
    int next = nextLook.get();
    int between = Math.clamp(count / 10, FEWEST_BETWEEN, MOST_BETWEEN);
    if (count >= next && nextLook.compareAndSet(next, count + between)) {
      look();
    }
  }

  /** Judges for the last time in a crawl, and forgets what no judgement needs. */
  void finish() {
    look();
    Optional<Drift> drift = drifts.open(site.site());
    drift.ifPresent(d -> window.forget(d.page(), window.since(d.page())));
    window.forget(0, drift.map(this::before).orElseGet(window::last));
  }

  private synchronized void look() {
    drifts.open(site.site()).ifPresentOrElse(this::lookForEnd, this::lookForBegin);
  }

  private void lookForBegin() {
    List<PageYield> all = window.last();
    List<PageYield> recent = recent(all, options.pages());
    if (recent.size() < options.pages()
        || begins(all, options.pages(), Doubt.BEGINS)
        || begins(all, WIDE * options.pages(), Doubt.SPREADS)) {
      return;
    }
    if (neverFitted(all)) {
      begin(List.of(NEVER_FITTED), recent, recent.getLast());
    } else {
      doubtShort(all);
    }
  }

  /** Judges so many of the last pages, of which there have to be as many before them. */
  private boolean begins(List<PageYield> all, int many, Doubt doubt) {
    List<PageYield> recent = recent(all, many);
    if (recent.size() < many) {
      return false;
    }
    // a change that comes slowly, or all at once, is no habit when it is noticed
    for (int end = all.indexOf(recent.getFirst()); end >= many; end -= options.pages()) {
      Baseline baseline = new Baseline(all.subList(0, end));
      List<Change> changes = baseline.changes(recent, this::own, doubt);
      if (!changes.isEmpty()) {
        PageYield first = baseline.firstUnfit(all, recent.getFirst(), changes);
        List<PageYield> since = all.subList(all.indexOf(first), all.size());
        begin(changes, since, baseline.lastUnfit(since, changes));
        return true;
      }
    }
    return false;
  }

  /** Whether no body rule of the site's own ever gave a body, as the adapter is now. */
  private boolean neverFitted(List<PageYield> all) {
    return own(Field.BODY) > 0
        && all.stream()
            .filter(page -> page.adapter().equals(site.version()))
            .noneMatch(page -> isOwn(page, Field.BODY));
  }

  private void begin(List<Change> changes, List<PageYield> pages, PageYield example) {
    // pages are not read in the order in which they were fetched
    Instant since =
        pages.stream().map(PageYield::taken).min(Comparator.naturalOrder()).orElseThrow();
    Drift drift =
        drift(changes, pages.getFirst().page(), since.truncatedTo(ChronoUnit.SECONDS), example);
    told(() -> drifts.begin(drift), begun(drift));
    doubtBelow = Integer.MAX_VALUE;
    log.drift("drift", "drifts since " + drift.since() + ": " + drift.told());
  }

  private void lookForEnd(Drift drift) {
    List<PageYield> recent = recent(window.since(drift.page()), options.pages());
    boolean isMended = isMended(drift);
    if (recent.size() < (isMended ? Math.min(MENDED, options.pages()) : options.pages())) {
      return;
    }
    Baseline baseline = new Baseline(before(drift));
    if (fits(baseline, recent, drift)) {
      Instant end = recent.getFirst().taken();
      told(() -> end(drift, recent.getFirst()), over(drift, end));
      doubtShort(window.last());
      log.drift("drift-over", "fits its adapter again since " + end);
    } else if (isMended && recent.size() == options.pages()) {
      // articles that the new adapter reads no better are marked, too; nobody is told again
      drifts.begin(drift(drift.changes(), drift.page(), drift.since(), recent.getLast()));
    }
  }

  /** What is done is told, and nothing else: both or neither is written. */
  private void told(Runnable done, Notice notice) {
    int _ =
        store.together(
            "marking a site",
            () -> {
              done.run();
              herald.note(notice);
              return 1;
            });
  }

  private Notice begun(Drift drift) {
    List<String> details = new ArrayList<>(drift.changes().stream().map(Change::toString).toList());
    details.add("for example " + drift.example());
    return new Notice(
        "drift",
        site.site(),
        drift.found(),
        drift.since(),
        site.site() + " has changed its layout since " + drift.since(),
        details);
  }

  private Notice over(Drift drift, Instant end) {
    return new Notice(
        "drift-over",
        site.site(),
        clock.instant(),
        end,
        site.site() + " fits its adapter again since " + end,
        List.of("It did not since " + drift.since()));
  }

  /** What was unfit is no habit; what another adapter read need not be one. */
  private void end(Drift drift, PageYield fit) {
    drifts.end(site.site(), fit.taken());
    window.forget(isMended(drift) ? 0 : drift.page(), List.of(fit));
  }

  private boolean fits(Baseline baseline, List<PageYield> recent, Drift drift) {
    Set<Field> told = drift.changes().stream().map(Change::field).collect(Collectors.toSet());
    Predicate<Change> isToldOf = change -> told.contains(change.field());
    return Stream.concat(
                baseline.changes(recent, this::own, Doubt.LASTS).stream().filter(isToldOf),
                baseline.changes(recent, this::own, Doubt.BEGINS).stream()
                    .filter(isToldOf.negate()))
            .noneMatch(change -> !isMended(drift) || isWanted(change.field()))
        && told.stream()
            .filter(field -> own(field) > 0)
            .noneMatch(field -> Doubt.LASTS.misses(Baseline.share(recent, p -> isOwn(p, field))));
  }

  private boolean isMended(Drift drift) {
    return !site.version().equals(drift.adapter());
  }

  /** What a mended adapter does not ask for any more, the site has given up. */
  private boolean isWanted(Field field) {
    return field == Field.BODY || site.require().contains(field) || own(field) > 0;
  }

  private Drift drift(List<Change> changes, long page, Instant since, PageYield example) {
    return new Drift(
        site.site(),
        site.version(),
        page,
        since,
        clock.instant(),
        Optional.empty(),
        changes,
        example.url());
  }

  /** The last pages that the adapter read as it is now. */
  private List<PageYield> recent(List<PageYield> pages, int most) {
    List<PageYield> same = pages.stream().filter(p -> p.adapter().equals(site.version())).toList();
    return same.subList(Math.max(0, same.size() - most), same.size());
  }

  private List<PageYield> before(Drift drift) {
    return window.before(drift.page(), BASELINE);
  }

  private void doubtShort(List<PageYield> pages) {
    doubtBelow = pages.size() < options.pages() ? 0 : new Baseline(pages).shortBody();
  }

  /** How many of a field's rules are the site's own. */
  private int own(Field field) {
    List<Candidate> candidates =
        field == Field.BODY ? site.rules().body().in() : site.rules().of(field).candidates();
    return (int) candidates.stream().filter(c -> !c.inherited()).count();
  }

  private boolean isOwn(PageYield page, Field field) {
    Win win = page.wins().get(field);
    return win != null && win.rank() < own(field);
  }
}
