package dev.broadsheet.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One transaction that deletes articles with all that is known of them, and keeps them away. */
final class Deleting {
  /** What the frontier says of the addresses. */
  private static final String REASON = "its article was deleted";

  /** Rows that belong to an article, each table before those that it refers to. */
  private static final List<String> BELONGINGS =
      List.of("aliases", "tags", "withdrawals", "versions");

  private final Handle handle;
  private final List<String> articles;

  private record Address(String id, String site, String url) {}

  private Deleting(Handle handle, List<String> articles) {
    this.handle = handle;
    this.articles = articles;
  }

  /**
   * Deletes articles.
   *
   * @param numbers of their cards; unknown ones are passed over
   * @return how many there were
   */
  static int delete(Handle handle, List<Long> numbers, Instant when) {
    List<String> articles =
        handle
            .createQuery("select article from cards where number = any(:numbers) order by number")
            .bindArray("numbers", Long.class, numbers)
            .mapTo(String.class)
            .list();
    if (!articles.isEmpty()) {
      new Deleting(handle, articles).delete(when);
    }
    return articles.size();
  }

  private void delete(Instant when) {
    keepOthersFromSaving();
    keepAway();
    Set<String> left = new Leaving(handle, articles).leave();
    BELONGINGS.forEach(table -> deleteFrom(table, "article"));
    Catalog.remove(handle, articles, left, when);
    deleteFrom("articles", "id");
  }

  /** Whoever saves begins with these rows too, in this order: no two wait for each other. */
  private void keepOthersFromSaving() {
    handle
        .createQuery("select id from articles where id = any(:articles) order by id for update")
        .bindArray("articles", String.class, articles)
        .mapTo(String.class)
        .list();
  }

  private void deleteFrom(String table, String column) {
    handle
        .createUpdate("delete from " + table + " where " + column + " = any(:articles)")
        .bindArray("articles", String.class, articles)
        .execute();
  }

  /** No address of the articles is asked for again, nor is what it shows saved. */
  private void keepAway() {
    PreparedBatch known =
        handle.prepareBatch(
            """
            insert into frontier (id, site, url, tags, source, state, attempts)
            values (:id, :site, :url, '[]', '', 'DELETED', 0)
            on conflict do nothing
            """);
    PreparedBatch shut =
        handle.prepareBatch(
            """
            update frontier
            set state = 'DELETED', due = null, reason = :reason, title = null, told_date = null,
              tags = '[]'
            where id = :id
            """);
    PreparedBatch visits = handle.prepareBatch("delete from visits where id = :id");
    for (Address address : addresses()) {
      known.bind("id", address.id()).bind("site", address.site()).bind("url", address.url()).add();
      shut.bind("id", address.id()).bind("reason", REASON).add();
      visits.bind("id", address.id()).add();
    }
    known.execute();
    shut.execute();
    visits.execute();
  }

  private List<Address> addresses() {
    return handle
        .createQuery(
            """
            select id, site, url from articles where id = any(:articles)
            union all
            select l.id, a.site, l.url from aliases l join articles a on a.id = l.article
            where l.article = any(:articles)
            """)
        .bindArray("articles", String.class, articles)
        .map(
            (row, context) ->
                new Address(row.getString("id"), row.getString("site"), row.getString("url")))
        .list();
  }
}
