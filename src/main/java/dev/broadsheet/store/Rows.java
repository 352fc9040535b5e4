package dev.broadsheet.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rows of one table, as they are carried from database to database. */
final class Rows {
  /** What a database knows of itself and of those that work on it. */
  private static final Set<String> ITS_OWN = Set.of("flyway_schema_history", "processes");

  private static final int BATCH = 500;

  private final String name;
  private final List<String> columns;
  private final Set<String> references;
  private final String which;

  private Rows(String name, List<String> columns, Set<String> references, String which) {
    this.name = name;
    this.columns = columns;
    this.references = references;
    this.which = which;
  }

  /**
   * Only some of them.
   *
   * @param condition of SQL: {@code " where …"}
   */
  Rows where(String condition) {
    return new Rows(name, columns, references, condition);
  }

  /** The tables of a store, each behind those that it refers to. */
  static List<Rows> of(Connection database) throws SQLException {
    List<Rows> rest = tables(database);
    List<Rows> ordered = new ArrayList<>();
    Set<String> known = new HashSet<>();
    while (!rest.isEmpty()) {
      Predicate<Rows> isNext = table -> known.containsAll(table.references);
      List<Rows> next = rest.stream().filter(isNext).toList();
      if (next.isEmpty()) {
        throw new SQLException("tables refer to each other in a circle");
      }
      ordered.addAll(next);
      rest.removeAll(next);
      next.forEach(table -> known.add(table.name));
    }
    return ordered;
  }

  private static List<Rows> tables(Connection database) throws SQLException {
    List<Rows> tables = new ArrayList<>();
    for (String name :
        names(
            database,
            """
            select table_name from information_schema.tables
            where table_schema = current_schema and table_type = 'BASE TABLE'
            order by table_name
            """)) {
      if (!ITS_OWN.contains(name)) {
        tables.add(new Rows(name, columns(database, name), references(database, name), ""));
      }
    }
    return tables;
  }

  private static List<String> columns(Connection database, String table) throws SQLException {
    return names(
        database,
        """
        select column_name from information_schema.columns
        where table_schema = current_schema and table_name = '%s'
        order by ordinal_position
        """
            .formatted(table));
  }

  private static List<String> names(Connection database, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      while (answer.next()) {
        names.add(answer.getString(1));
      }
    }
    return names;
  }

  private static Set<String> references(Connection database, String table) throws SQLException {
    Set<String> others = new HashSet<>();
    DatabaseMetaData data = database.getMetaData();
    try (ResultSet keys = data.getImportedKeys(null, database.getSchema(), table)) {
      while (keys.next()) {
        others.add(keys.getString("PKTABLE_NAME"));
      }
    }
    others.remove(table);
    return others;
  }

  String name() {
    return name;
  }

  boolean isEmpty(Connection database) throws SQLException {
    return names(database, "select 1 from \"" + name + "\" limit 1").isEmpty();
  }

  /** Lets the target's own numbers begin behind the source's. */
  void numberFrom(Connection source, Connection target) throws SQLException {
    for (String column :
        names(
            target,
            """
            select column_name from information_schema.columns
            where table_schema = current_schema and table_name = '%s' and is_identity = 'YES'
            """
                .formatted(name))) {
      String next =
          names(source, "select coalesce(max(\"%s\"), 0) + 1 from \"%s\"".formatted(column, name))
              .getFirst();
      try (Statement statement = target.createStatement()) {
        statement.execute(
            "alter table \"%s\" alter column \"%s\" restart with %s".formatted(name, column, next));
      }
    }
  }

  /** Writes all rows of the source into the target, and tells what they are. */
  Move.Carried copy(Connection source, Connection target) throws SQLException {
    String places = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        target.prepareStatement(
            "insert into \"%s\" (%s) values (%s)".formatted(name, columnList(), places))) {
      Batch batch = new Batch(insert);
      Move.Carried carried = read(source, batch);
      batch.execute();
      return carried;
    }
  }

  /** What rows there are. */
  Move.Carried read(Connection database) throws SQLException {
    return read(database, values -> {});
  }

  private interface Sink {
    void take(List<Value> row) throws SQLException;
  }

  private Move.Carried read(Connection database, Sink sink) throws SQLException {
    RowDigest digest = new RowDigest();
    try (Statement statement = database.createStatement()) {
      statement.setFetchSize(BATCH);
      try (ResultSet rows =
          statement.executeQuery("select %s from \"%s\"%s".formatted(columnList(), name, which))) {
        while (rows.next()) {
          List<Value> row = Value.row(rows);
          digest.add(row);
          sink.take(row);
        }
      }
    }
    return new Move.Carried(name, digest.rows(), digest.toString());
  }

  private String columnList() {
    return columns.stream().map(c -> "\"" + c + "\"").collect(Collectors.joining(", "));
  }

  /** Rows on their way into a table. */
  private static final class Batch implements Sink {
    private final PreparedStatement insert;
    private int waiting;

    Batch(PreparedStatement insert) {
      this.insert = insert;
    }

    @Override
    public void take(List<Value> row) throws SQLException {
      for (int i = 0; i < row.size(); i++) {
        insert.setObject(i + 1, row.get(i).object());
      }
      insert.addBatch();
      if (++waiting == BATCH) {
        execute();
      }
    }

    void execute() throws SQLException {
      if (waiting > 0) {
        insert.executeBatch();
        waiting = 0;
      }
    }
  }
}
