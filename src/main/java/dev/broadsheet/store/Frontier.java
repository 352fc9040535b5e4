package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.store.Settlement.Fault;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The durable set of known addresses: what was seen, what is due, what failed and when to try
 * again. An address is known by its canonical URL and belongs to the site that offered it first.
 * Every method is a transaction of its own. Thread-safe.
 */
public final class Frontier {
  private static final int MAX_REASON = 500;

  private static final String OFFER =
      """
      insert into frontier
        (id, site, url, title, told_date, tags, source, state, due, attempts)
      values (:id, :site, :url, :title, :date, :tags, :source, 'NEW', :due, 0)
      on conflict do nothing
      """;

  private final Database database;
  private final Clock clock;
  private final Leases leases;

  Frontier(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.leases = new Leases(clock);
  }

  /**
   * Adds the addresses that are not known yet, in the order given.
   *
   * @return how many were new
   */
  public int offer(String site, List<Link> links) {
    if (links.isEmpty()) {
      return 0;
    }
    return database.inTransaction(
        "adding addresses",
        handle -> {
          PreparedBatch batch = handle.prepareBatch(OFFER);
          links.forEach(link -> bind(batch, site, link).add());
          return Arrays.stream(batch.execute()).sum();
        });
  }

  private PreparedBatch bind(PreparedBatch batch, String site, Link link) {
    return batch
        .bind("id", Article.idOf(link.url()))
        .bind("site", site)
        .bind("url", link.url().toString())
        .bind("title", link.title().orElse(null))
        .bind("date", link.date().orElse(null))
        .bind("tags", Json.list(link.tags()))
        .bind("source", link.source())
        .bind("due", now());
  }

  /**
   * Adds addresses whose pages came by another way than {@link #take}, and the times of these
   * visits. One with an article that was never fetched need not be; what else is known of an
   * address stays.
   */
  public void had(List<Had> pages) {
    if (pages.isEmpty()) {
      return;
    }
    database.inTransaction(
        "adding addresses that were had",
        handle -> {
          PreparedBatch offer = handle.prepareBatch(OFFER);
          pages.forEach(page -> bind(offer, page.site(), page.link()).add());
          offer.execute();
          PreparedBatch done =
              handle.prepareBatch(
                  "update frontier set state = 'DONE', due = null where id = ? and state = 'NEW'");
          pages.stream()
              .filter(Had::hasArticle)
              .forEach(page -> done.add(Article.idOf(page.link().url())));
          done.execute();
          Map<URI, Visit> visits = new LinkedHashMap<>();
          pages.forEach(page -> visits.put(page.link().url(), page.visit()));
          Visits.write(handle, visits);
          return pages;
        });
  }

  /** Of these addresses those whose article was deleted; by their ids. */
  static Set<String> deleted(Handle handle, List<String> ids) {
    return handle
        .createQuery("select id from frontier where id = any(:ids) and state = 'DELETED'")
        .bindArray("ids", String.class, ids)
        .mapTo(String.class)
        .set();
  }

  /** Whether an article of this address was deleted, so that it is taken in no more. */
  public boolean isDeleted(URI url) {
    List<String> ids = List.of(Article.idOf(url));
    return database.inTransaction(
        "looking for an address", handle -> !deleted(handle, ids).isEmpty());
  }

  /** When the address was had last; empty if it never was. */
  public Optional<Instant> visited(URI url) {
    String id = Article.idOf(url);
    return database.inTransaction(
        "reading a visit",
        handle -> Optional.ofNullable(Visits.of(handle, List.of(id)).get(id)).map(Visit::time));
  }

  /**
   * Takes addresses that are due, the longest due first; new ones in the order of their offering.
   * Nobody else gets them until the lease ends.
   *
   * @param lease a day at most
   */
  public List<Due> take(String site, int max, Duration lease) {
    return database.inTransaction(
        "taking addresses", handle -> leases.take(handle, site, max, lease));
  }

  /** Writes down what became of addresses, in one transaction. */
  public void settle(List<Settlement> settlements) {
    if (!settlements.isEmpty()) {
      database.inTransaction(
          "settling addresses",
          handle -> {
            writeStates(handle, settlements);
            Map<URI, Visit> visits = new LinkedHashMap<>();
            settlements.stream()
                .filter(Settlement::isSuccess)
                .forEach(s -> visits.put(s.url(), new Visit(clock.instant(), s.validators())));
            Visits.write(handle, visits);
            return settlements;
          });
    }
  }

  private static void writeStates(Handle handle, List<Settlement> settlements) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            update frontier
            set state = :state, due = :due, reason = :reason,
              attempts = (attempts + :attempt) * :failures,
              outages = (outages + :outage) * :failures
            where id = :id and state <> 'DELETED'
            """);
    for (Settlement settlement : settlements) {
      batch
          .bind("state", settlement.state().name())
          .bind("due", settlement.due().map(Instants::toColumn).orElse(null))
          .bind("reason", settlement.reason().map(r -> Cut.to(r, MAX_REASON)).orElse(null))
          .bind("attempt", settlement.fault() == Fault.PAGE ? 1 : 0)
          .bind("outage", settlement.fault() == Fault.HOST ? 1 : 0)
          .bind("failures", settlement.isFailure() ? 1 : 0)
          .bind("id", Article.idOf(settlement.url()))
          .add();
    }
    batch.execute();
  }

  /**
   * How it stands with an address.
   *
   * @param due when it is its turn, if ever
   */
  public record Standing(UrlState state, Optional<Instant> due) {
    public Standing {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(due, "due");
    }
  }

  /** How it stands with those of the addresses that are known. */
  public Map<URI, Standing> standings(Collection<URI> urls) {
    Map<String, URI> byId = Addresses.byId(urls);
    Map<URI, Standing> standings = new HashMap<>();
    database.inTransaction(
        "looking for addresses",
        handle ->
            handle
                .createQuery("select id, state, due from frontier where id = any(:ids)")
                .bindArray("ids", String.class, byId.keySet())
                .map(
                    (row, context) ->
                        standings.put(
                            Objects.requireNonNull(byId.get(row.getString("id"))),
                            new Standing(
                                UrlState.valueOf(row.getString("state")),
                                Instants.find(row, "due"))))
                .list());
    return standings;
  }

  /** How many addresses of the site are due by now, or in hand. */
  public int waiting(String site) {
    return database.inTransaction(
        "counting due addresses",
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from frontier
                    where site = :site and due <= :leased
                      and (due <= :now or state = 'LEASED')
                    """)
                .bind("site", site)
                .bind("now", now())
                .bind("leased", leases.last())
                .mapTo(Integer.class)
                .one());
  }

  /**
   * Addresses that were fetched before they changed are due again at once.
   *
   * @param changed when a source says that an address changed last; a time to come says nothing
   */
  public void changed(Map<URI, Instant> changed) {
    if (changed.isEmpty()) {
      return;
    }
    database.inTransaction(
        "recalling addresses",
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  update frontier set state = 'DUE_AGAIN', due = :now
                  where id = :id and state in ('DONE', 'DUE_AGAIN') and :changed <= :now
                    and exists (select 1 from visits v where v.id = :id and v.visited < :changed)
                  """);
          changed.forEach(
              (url, time) ->
                  batch
                      .bind("now", now())
                      .bind("id", Article.idOf(url))
                      .bind("changed", Instants.toColumn(time))
                      .add());
          return batch.execute();
        });
  }

  /** Every address of the site that was fetched is due again at once. */
  public void recall(String site) {
    database.inTransaction(
        "recalling addresses",
        handle ->
            handle
                .createUpdate(
                    """
                    update frontier set state = 'DUE_AGAIN', due = :now
                    where site = :site and state in ('DONE', 'DUE_AGAIN')
                    """)
                .bind("now", now())
                .bind("site", site)
                .execute());
  }

  /** What was leased is due at once, as what it was before. */
  void free(Handle handle, String site) {
    leases.free(handle, site);
  }

  private OffsetDateTime now() {
    return Instants.toColumn(clock.instant());
  }
}
