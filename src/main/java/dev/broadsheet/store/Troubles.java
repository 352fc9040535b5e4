package dev.broadsheet.store;

import dev.broadsheet.store.Trouble.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is wrong, and how often sites could not be had. Thread-safe. */
public final class Troubles {
  private final Database database;

  Troubles(Database database) {
    this.database = database;
  }

  /** In how many runs in a row, this one included, a site could not be had. */
  public record Failing(int runs, Instant since) {}

  /** The troubles that last, the first ones first. */
  public List<Trouble> open() {
    return database.inTransaction(
        "reading troubles",
        handle ->
            handle
                .createQuery("select * from troubles where ended is null order by id")
                .map((row, context) -> trouble(row))
                .list());
  }

  public Optional<Trouble> open(Kind kind, String subject) {
    return open().stream().filter(t -> t.kind() == kind && t.subject().equals(subject)).findFirst();
  }

  public void begin(Trouble trouble) {
    database.inTransaction(
        "noting a trouble",
        handle ->
            handle.execute(
                """
                insert into troubles (kind, subject, since, noticed, words, channels)
                values (?, ?, ?, ?, ?, ?)
                """,
                trouble.kind().name(),
                trouble.subject(),
                Instants.toColumn(trouble.since()),
                Instants.toColumn(trouble.noticed()),
                trouble.words(),
                String.join("\n", trouble.channels())));
  }

  public void end(Kind kind, String subject, Instant when) {
    database.inTransaction(
        "ending a trouble",
        handle ->
            handle.execute(
                "update troubles set ended = ? where kind = ? and subject = ? and ended is null",
                Instants.toColumn(when),
                kind.name(),
                subject));
  }

  /** Counts a run in which a site could not be had. */
  public Failing failed(String site, Instant now) {
    return database.inTransaction(
        "counting failures",
        handle -> {
          int known =
              handle.execute("update site_failures set runs = runs + 1 where site = ?", site);
          if (known == 0) {
            handle.execute(
                "insert into site_failures (site, runs, since) values (?, 1, ?)",
                site,
                Instants.toColumn(now));
          }
          return handle
              .createQuery("select runs, since from site_failures where site = :site")
              .bind("site", site)
              .map((row, context) -> new Failing(row.getInt("runs"), Instants.of(row, "since")))
              .one();
        });
  }

  /** A site could be had. */
  public void went(String site) {
    database.inTransaction(
        "counting failures",
        handle -> handle.execute("delete from site_failures where site = ?", site));
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    return new Trouble(
        Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        Instants.of(row, "since"),
        Instants.of(row, "noticed"),
        row.getString("words"),
        row.getString("channels").lines().toList());
  }
}
