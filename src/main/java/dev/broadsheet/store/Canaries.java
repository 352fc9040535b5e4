package dev.broadsheet.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The last look at an article of each site. Thread-safe. */
public final class Canaries {
  private final Database database;

  Canaries(Database database) {
    this.database = database;
  }

  /** The last look at each site, by site. */
  public List<Canary> all() {
    return database.inTransaction(
        "reading canaries",
        handle ->
            handle
                .createQuery("select * from canaries order by site")
                .map(
                    (row, context) ->
                        new Canary(
                            row.getString("site"),
                            row.getString("adapter"),
                            Instants.of(row, "checked"),
                            URI.create(row.getString("url")),
                            Optional.ofNullable(row.getString("fault"))))
                .list());
  }

  /** Keeps a look in the place of the site's last one. */
  public void save(Canary canary) {
    database.inTransaction(
        "keeping a canary",
        handle -> {
          handle.execute("delete from canaries where site = ?", canary.site());
          return handle.execute(
              "insert into canaries (site, adapter, checked, url, fault) values (?, ?, ?, ?, ?)",
              canary.site(),
              canary.adapter(),
              Instants.toColumn(canary.checked()),
              canary.url().toString(),
              canary.fault().orElse(null));
        });
  }
}
