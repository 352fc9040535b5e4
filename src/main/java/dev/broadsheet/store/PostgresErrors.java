package dev.broadsheet.store;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

/** What PostgreSQL's states mean for an operator. */
final class PostgresErrors {
  private static final String SETTINGS = "database in settings.yaml";

  private PostgresErrors() {}

  static String reason(SQLException e) {
    return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
      case "08001", "08004", "08006" -> unreachable(e);
      case "28P01", "28000" ->
          "the server refuses this user with this password (%s). Correct user and password-env of %s, or the server's pg_hba.conf"
              .formatted(Failures.firstLine(e), SETTINGS);
      case "3D000" ->
          "there is no such database. Make it (createdb -T template0 -E UTF8 --locale C NAME), or"
              + " correct url of "
              + SETTINGS;
      case "42501" ->
          "the user may not do that (%s). Let the database belong to it: alter database NAME owner to USER"
              .formatted(Failures.firstLine(e));
      case "53100" ->
          "the server's disk is full. Free some space and start again: nothing is half-written";
      case "53300" ->
          "the server has no connection left. A process of Broadsheet takes up to 16: raise"
              + " max_connections";
      case "57P03" -> "the server is starting or stopping. Try again in a moment";
      default -> Failures.firstLine(e);
    };
  }

  private static String unreachable(SQLException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException) {
        return "there is no host of that name. Correct url of " + SETTINGS;
      }
    }
    return "the server does not answer (%s). Start it, or correct url of %s"
        .formatted(Failures.firstLine(e), SETTINGS);
  }
}
