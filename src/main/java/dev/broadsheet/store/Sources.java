package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is remembered of the places where links are found. Thread-safe. */
public final class Sources {
  private final Database database;

  Sources(Database database) {
    this.database = database;
  }

  /** The last day of a date archive that was read whole. */
  public Optional<LocalDate> backfilled(String site, String source) {
    return database.inTransaction(
        "reading the state of a back-fill",
        handle ->
            handle
                .createQuery("select done_to from backfill where site = :site and source = :source")
                .bind("site", site)
                .bind("source", source)
                .map((row, context) -> row.getObject(1, LocalDate.class))
                .findOne());
  }

  public void backfilled(String site, String source, LocalDate day) {
    database.inTransaction(
        "writing the state of a back-fill",
        handle -> {
          int known =
              handle
                  .createUpdate(
                      """
                      update backfill set done_to = :day where site = :site and source = :source
                      """)
                  .bind("day", day)
                  .bind("site", site)
                  .bind("source", source)
                  .execute();
          if (known == 0) {
            handle
                .createUpdate(
                    "insert into backfill (site, source, done_to) values (:site, :source, :day)")
                .bind("day", day)
                .bind("site", site)
                .bind("source", source)
                .execute();
          }
          return known;
        });
  }

  /** How a source has fared; empty before its first visit. */
  public Optional<SourceState> state(String site, String source) {
    return database.inTransaction(
        "reading the state of a source",
        handle ->
            handle
                .createQuery(
                    """
                    select wait_seconds, due, brought, failures, failing_since
                    from sources where site = :site and address = :source
                    """)
                .bind("site", site)
                .bind("source", source)
                .map(
                    (row, context) ->
                        new SourceState(
                            Duration.ofSeconds(row.getLong("wait_seconds")),
                            Instants.of(row, "due"),
                            Instants.find(row, "brought"),
                            row.getInt("failures"),
                            Instants.find(row, "failing_since")))
                .findOne());
  }

  public void state(String site, String source, SourceState state) {
    database.inTransaction(
        "writing the state of a source",
        handle ->
            handle
                .createUpdate(
                    """
                    merge into sources s
                    using (values (:site, :source)) as n (site, address)
                    on s.site = n.site and s.address = n.address
                    when matched then update set wait_seconds = :wait, due = :due,
                      brought = :brought, failures = :failures, failing_since = :since
                    when not matched then
                      insert (site, address, wait_seconds, due, brought, failures, failing_since)
                      values (n.site, n.address, :wait, :due, :brought, :failures, :since)
                    """)
                .bind("site", site)
                .bind("source", source)
                .bind("wait", state.interval().toSeconds())
                .bind("due", Instants.toColumn(state.due()))
                .bind("brought", state.brought().map(Instants::toColumn).orElse(null))
                .bind("failures", state.failures())
                .bind("since", state.failingSince().map(Instants::toColumn).orElse(null))
                .execute());
  }

  /**
   * The validators of a feed or site map as it was when all its links were taken in.
   *
   * @param adapter the digest of the adapter that chose the links: to another one the page is new
   */
  public Validators read(String site, URI page, String adapter) {
    return database.inTransaction(
        "reading the state of a source",
        handle ->
            handle
                .createQuery(
                    """
                    select etag, last_modified from source_pages
                    where site = :site and id = :id and adapter = :adapter
                    """)
                .bind("site", site)
                .bind("id", Article.idOf(page))
                .bind("adapter", adapter)
                .map(
                    (row, context) ->
                        new Validators(
                            Optional.ofNullable(row.getString(1)),
                            Optional.ofNullable(row.getString(2))))
                .findOne()
                .orElse(Validators.NONE));
  }

  /**
   * A page was read and all its links were taken in.
   *
   * @param validators none: nothing is remembered of it
   */
  public void read(String site, URI page, String adapter, Validators validators) {
    if (validators.isEmpty()) {
      database.inTransaction("writing the state of a source", handle -> forget(handle, site, page));
    } else {
      write(site, page, adapter, validators);
    }
  }

  private static int forget(Handle handle, String site, URI page) {
    return handle.execute(
        "delete from source_pages where site = ? and id = ?", site, Article.idOf(page));
  }

  /** Whether a page could not be had, and was not read since. */
  public boolean isDead(String site, URI page, String adapter) {
    return database.inTransaction(
        "reading the state of a source",
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from source_pages where site = :site and id = :id
                      and adapter = :adapter and etag is null and last_modified is null
                    """)
                .bind("site", site)
                .bind("id", Article.idOf(page))
                .bind("adapter", adapter)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** A page could not be had: what was remembered of it counts no more. */
  public void dead(String site, URI page, String adapter) {
    write(site, page, adapter, Validators.NONE);
  }

  private void write(String site, URI page, String adapter, Validators validators) {
    database.inTransaction(
        "writing the state of a source",
        handle ->
            handle
                .createUpdate(
                    """
                    merge into source_pages s
                    using (values (:site, :id)) as n (site, id)
                    on s.site = n.site and s.id = n.id
                    when matched then update set adapter = :adapter, etag = :etag,
                      last_modified = :modified
                    when not matched then insert (site, id, adapter, etag, last_modified)
                      values (n.site, n.id, :adapter, :etag, :modified)
                    """)
                .bind("site", site)
                .bind("id", Article.idOf(page))
                .bind("adapter", adapter)
                .bind("etag", validators.etag().orElse(null))
                .bind("modified", validators.lastModified().orElse(null))
                .execute());
  }
}
