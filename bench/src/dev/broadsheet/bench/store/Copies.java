package dev.broadsheet.bench.store;

import dev.broadsheet.bench.Timing;
import dev.broadsheet.store.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes a small store large: the rows of its articles again and again under other ids, without
 * older versions and signatures. The indexes are made when all is there: kept up row by row they
 * take most of the time.
 */
final class Copies {
  private static final int ROWS = 50_000;
  private static final Pattern INDEX = Pattern.compile("(?s)CREATE .*?INDEX (\\S+) ON .*");

  /** In the order of their keys. */
  private static final List<String> COPY =
      List.of(
          """
          insert into articles (id, site, url, language, published, published_on, hash, version)
          select 'x' || lpad(copy.x, 4, '0') || substring(id, 1, 11), site, url, language,
            published, published_on, hash, version
          from system_range(:first, :last) as copy (x) cross join articles
          where id < 'x' order by 1
          """,
          """
          insert into cards (number, article, revision, version, raw_file, raw_offset, site,
            language, published, published_on, taken, fetched, adapter, words, free, complete)
          select number + copy.x * :saved, 'x' || lpad(copy.x, 4, '0') || substring(article, 1, 11),
            revision + copy.x * :saved, version, raw_file, raw_offset, site,
            language, published, published_on, taken, fetched, adapter, words, free, complete
          from system_range(:first, :last) as copy (x) cross join cards
          where number <= :saved order by 1
          """,
          """
          insert into texts (number, json)
          select number + copy.x * :saved, json
          from system_range(:first, :last) as copy (x) cross join texts
          where number <= :saved
          """);

  private Copies() {}

  /** Copies the articles of a store, whose ids are hexadecimal, until there are so many. */
  static void multiply(Store store, int articles) throws SQLException {
    long saved = store.counts().articles();
    long copies = articles / saved - 1;
    if (copies < 1) {
      return;
    }
    Timing timing = new Timing("copied");
    try (Connection database =
            DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password());
        Statement statement = database.createStatement()) {
      statement.execute("set referential_integrity false");
      List<MatchResult> indexes = indexes(statement);
      for (MatchResult index : indexes) {
        statement.execute("drop index " + index.group(1));
      }
      long step = Math.max(1, ROWS / saved);
      for (long first = 1; first <= copies; first += step) {
        copy(statement, saved, first, Math.min(copies, first + step - 1));
      }
      for (MatchResult index : indexes) {
        statement.execute(index.group());
      }
      statement.execute("update revisions set given = given * " + (copies + 1));
      statement.execute("set referential_integrity true");
    }
    timing.tell(saved * copies);
  }

  private static List<MatchResult> indexes(Statement statement) throws SQLException {
    List<MatchResult> indexes = new ArrayList<>();
    try (ResultSet script =
        statement.executeQuery("script nodata nosettings table articles, cards")) {
      while (script.next()) {
        INDEX.matcher(script.getString(1)).results().forEach(indexes::add);
      }
    }
    return indexes;
  }

  private static void copy(Statement statement, long saved, long first, long last)
      throws SQLException {
    for (String sql : COPY) {
      statement.execute(
          sql.replace(":first", "" + first)
              .replace(":last", "" + last)
              .replace(":saved", "" + saved));
    }
  }
}
