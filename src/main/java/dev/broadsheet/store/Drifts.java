package dev.broadsheet.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When which sites did not fit their adapters. A site has one drift at a time. Thread-safe. */
public final class Drifts {
  private final Database database;

  Drifts(Database database) {
    this.database = database;
  }

  /** The drifts that last, by site. */
  public List<Drift> open() {
    return database.inTransaction("reading drifts", Drifts::open);
  }

  /** The drift of a site that lasts. */
  public Optional<Drift> open(String site) {
    return open().stream().filter(d -> d.site().equals(site)).findFirst();
  }

  static List<Drift> open(Handle handle) {
    return read(handle, "where ended is null order by site");
  }

  /** All drifts, the ended ones too. */
  static List<Drift> all(Handle handle) {
    return read(handle, "order by id");
  }

  private static List<Drift> read(Handle handle, String which) {
    return handle
        .createQuery("select * from drifts " + which)
        .map((row, context) -> drift(row))
        .list();
  }

  /** Begins a drift; one of the site that lasts ends. */
  public void begin(Drift drift) {
    database.inTransaction(
        "marking a site",
        handle -> {
          end(handle, drift.site(), drift.found());
          Catalog.drifted(handle, drift);
          return handle.execute(
              """
              insert into drifts (site, adapter, page, since, found, changes, example)
              values (?, ?, ?, ?, ?, ?, ?)
              """,
              drift.site(),
              drift.adapter(),
              drift.page(),
              Instants.toColumn(drift.since()),
              Instants.toColumn(drift.found()),
              Json.changes(drift.changes()),
              drift.example().toString());
        });
  }

  /** Ends the drift of a site. */
  public void end(String site, Instant when) {
    database.inTransaction("unmarking a site", handle -> end(handle, site, when));
  }

  private static int end(Handle handle, String site, Instant when) {
    return handle.execute(
        "update drifts set ended = ? where site = ? and ended is null",
        Instants.toColumn(when),
        site);
  }

  private static Drift drift(ResultSet row) throws SQLException {
    return new Drift(
        row.getString("site"),
        row.getString("adapter"),
        row.getLong("page"),
        Instants.of(row, "since"),
        Instants.of(row, "found"),
        Instants.find(row, "ended"),
        Json.changes(row.getString("changes")),
        URI.create(row.getString("example")));
  }
}
