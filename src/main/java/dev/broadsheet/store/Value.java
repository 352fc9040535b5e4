package dev.broadsheet.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a column, in a form that does not depend on the database: times in UTC, texts as
 * {@link Texts} has them.
 */
record Value(@Nullable Object object) {
  static List<Value> row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    List<Value> values = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      values.add(new Value(object(row, i, columns.getColumnType(i))));
    }
    return values;
  }

  private static @Nullable Object object(ResultSet row, int column, int type) throws SQLException {
    Object found =
        switch (type) {
          case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
              row.getObject(column, OffsetDateTime.class);
          case Types.DATE -> row.getObject(column, LocalDate.class);
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
          case Types.BOOLEAN, Types.BIT -> row.getBoolean(column);
          case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(column);
          case Types.REAL, Types.DOUBLE, Types.FLOAT -> row.getDouble(column);
          case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(column);
          case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> row.getString(column);
          default -> throw new SQLException("no way is known to carry a column of type " + type);
        };
    if (row.wasNull()) {
      return null;
    }
    return switch (found) {
      case OffsetDateTime time -> time.withOffsetSameInstant(ZoneOffset.UTC);
      case String text -> Texts.clean(text);
      case null, default -> found;
    };
  }

  /** The same for the same value on every machine; null for none. */
  byte @Nullable [] bytes() {
    return switch (object) {
      case null -> null;
      case byte[] bytes -> bytes;
      case BigDecimal number -> utf8(number.stripTrailingZeros().toPlainString());
      default -> utf8(object.toString());
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
