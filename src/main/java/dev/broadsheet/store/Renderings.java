package dev.broadsheet.store;

import java.util.Optional;

/** What is remembered of the kinds of page that need a browser. Thread-safe. */
public final class Renderings {
  private final Database database;

  Renderings(Database database) {
    this.database = database;
  }

  public Optional<Rendering> find(String site, String kind) {
    return database.inTransaction(
        "reading which pages need a browser",
        handle ->
            handle
                .createQuery(
                    """
                    select needed, unasked, asked from renderings
                    where site = :site and kind = :kind
                    """)
                .bind("site", site)
                .bind("kind", kind)
                .map(
                    (row, context) ->
                        new Rendering(
                            row.getInt("needed"), row.getInt("unasked"), Instants.of(row, "asked")))
                .findOne());
  }

  /**
   * Writes what is known of a kind of page.
   *
   * @param kind at most 300 characters
   */
  public void put(String site, String kind, Rendering rendering) {
    database.inTransaction(
        "writing which pages need a browser",
        handle ->
            handle
                .createUpdate(
                    """
                    merge into renderings r
                    using (values (:site, :kind)) as n (site, kind)
                    on r.site = n.site and r.kind = n.kind
                    when matched then update set needed = :needed, unasked = :unasked,
                      asked = :asked
                    when not matched then insert (site, kind, needed, unasked, asked)
                      values (n.site, n.kind, :needed, :unasked, :asked)
                    """)
                .bind("site", site)
                .bind("kind", kind)
                .bind("needed", rendering.needed())
                .bind("unasked", rendering.unasked())
                .bind("asked", Instants.toColumn(rendering.asked()))
                .execute());
  }
}
