package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import dev.broadsheet.extract.BodyGauge;
import dev.broadsheet.extract.Win;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the last pages of each site yielded. Thread-safe. */
public final class Yields {
  private static final int MAX_RULE = 80;

  private final Database database;

  Yields(Database database) {
    this.database = database;
  }

  /** Adds pages in their order; long names of rules are cut. */
  public void add(List<PageYield> pages) {
    if (pages.isEmpty()) {
      return;
    }
    database.inTransaction(
        "counting what pages yield",
        handle -> {
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into page_yields
                    (site, adapter, taken, url, wins, chars, text_lines, residue, agreement)
                  values (:site, :adapter, :taken, :url, :wins, :chars, :lines, :residue, :agreement)
                  """);
          for (PageYield page : pages) {
            BodyGauge body = page.body();
            batch
                .bind("site", page.site())
                .bind("adapter", page.adapter())
                .bind("taken", Instants.toColumn(page.taken()))
                .bind("url", page.url().toString())
                .bind("wins", Json.wins(cut(page.wins())))
                .bind("chars", body.chars())
                .bind("lines", body.lines())
                .bind("residue", body.residue())
                .bind(
                    "agreement",
                    body.agreement().isPresent() ? body.agreement().getAsDouble() : null)
                .add();
          }
          return batch.execute();
        });
  }

  private static Map<Field, Win> cut(Map<Field, Win> wins) {
    Map<Field, Win> cut = new EnumMap<>(Field.class);
    wins.forEach((f, win) -> cut.put(f, new Win(Cut.to(win.rule(), MAX_RULE), win.rank())));
    return cut;
  }

  /**
   * The last pages of a site with a number from the first on and below the last, in their order.
   */
  public List<PageYield> last(String site, long from, long below, int most) {
    return database.inTransaction(
        "reading what pages yielded",
        handle ->
            handle
                .createQuery(
                    """
                    select * from page_yields
                    where site = :site and id >= :from and id < :below
                    order by site desc, id desc limit :most
                    """)
                .bind("site", site)
                .bind("from", from)
                .bind("below", below)
                .bind("most", most)
                .map((row, context) -> page(row))
                .list()
                .reversed());
  }

  /** Forgets the pages of a site with a number from the first on and below the last. */
  public void forget(String site, long from, long below) {
    database.inTransaction(
        "forgetting what pages yielded",
        handle ->
            handle.execute(
                "delete from page_yields where site = ? and id >= ? and id < ?",
                site,
                from,
                below));
  }

  private static PageYield page(ResultSet row) throws SQLException {
    double agreement = row.getDouble("agreement");
    OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(agreement);
    return new PageYield(
        row.getLong("id"),
        row.getString("site"),
        row.getString("adapter"),
        Instants.of(row, "taken"),
        URI.create(row.getString("url")),
        Json.wins(row.getString("wins")),
        new BodyGauge(row.getInt("chars"), row.getInt("text_lines"), row.getInt("residue"), known));
  }
}
