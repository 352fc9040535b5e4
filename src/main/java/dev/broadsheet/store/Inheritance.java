package dev.broadsheet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a store that is made anew from the archive takes over from the one of before: what is told
 * by no page.
 */
final class Inheritance {
  /**
   * The rows of each table that are taken over. Revisions go on, so that none means two things;
   * drifts tell where among the yields they began.
   */
  private static final Map<String, String> ROWS =
      Map.of(
          "revisions", "",
          "deleted_articles", "",
          "frontier", " where state = 'DELETED'",
          "page_yields", "",
          "drifts", "",
          "troubles", "",
          "site_failures", "",
          "paused_schedules", "");

  /** Nothing is taken over. */
  static final Inheritance NONE = new Inheritance(List.of());

  private final List<Withdrawal> withdrawals;

  private record Withdrawal(String article, Instant found) {}

  private Inheritance(List<Withdrawal> withdrawals) {
    this.withdrawals = withdrawals;
  }

  /**
   * Begins, before anything else comes into the new store.
   *
   * @throws StoreException if the one of before can't be read; then nothing is taken over
   */
  static Inheritance begin(Database before, Database fresh) {
    return before.atOneMoment(
        "reading what the archive does not tell",
        source -> {
          fresh.inTransaction(
              "taking over what the archive does not tell", target -> copy(source, target));
          return new Inheritance(withdrawals(source));
        });
  }

  private static int copy(Handle source, Handle target) {
    try {
      Connection from = source.getConnection();
      Connection to = target.getConnection();
      List<Rows> tables = new ArrayList<>();
      for (Rows table : Rows.of(to)) {
        Optional.ofNullable(ROWS.get(table.name())).map(table::where).ifPresent(tables::add);
      }
      for (Rows table : tables) {
        table.numberFrom(from, to); // H2 commits with it
      }
      for (Rows table : tables) {
        table.copy(from, to);
      }
      return tables.size();
    } catch (SQLException e) {
      throw new StoreException("the earlier database can't be read: " + e.getMessage(), e);
    }
  }

  private static List<Withdrawal> withdrawals(Handle source) {
    return source
        .createQuery("select article, found from withdrawals")
        .map((row, context) -> new Withdrawal(row.getString("article"), Instants.of(row, "found")))
        .list();
  }

  /** Ends, when all articles are there again: marks those that their sites had taken away. */
  void finish(ArticleStore articles) {
    withdrawals.stream()
        .filter(withdrawal -> articles.latest(withdrawal.article()).isPresent())
        .forEach(withdrawal -> articles.withdraw(withdrawal.article(), withdrawal.found()));
  }
}
