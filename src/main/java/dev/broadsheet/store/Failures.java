package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Makes one clear line of what a database throws. */
final class Failures {
  /**
   * Lost a race with another transaction: duplicate key, article deleted or added to meanwhile
   * (each database has a number for it), deadlock, lock timeout, row changed.
   */
  private static final Set<String> RACES =
      Set.of("23505", "23503", "23506", "40001", "40P01", "HYT00", "90131");

  /** H2's states of a connection whose database went away; PostgreSQL uses classes 08 and 57P0. */
  private static final Set<String> GONE = Set.of("90067", "90098", "90121", "90007");

  private Failures() {}

  static StoreException opening(String database, Exception e) {
    return e instanceof StoreException own ? own : failure(database, "can't be opened", e);
  }

  static StoreException working(String database, String doing, Throwable e) {
    return failure(database, doing + " failed", e);
  }

  static StoreException closing(String database, Exception e) {
    return failure(database, "was not closed in order", e);
  }

  static boolean mayPass(Throwable e) {
    if (hasWaited(e) || deepest(e) instanceof SteadyFile.TakenAwayException) {
      return false;
    }
    return state(e).filter(RACES::contains).isPresent() || isOfConnection(e);
  }

  /** The pool has tried for half a minute to get a connection. */
  private static boolean hasWaited(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }

  /** H2 asserts where its file was closed under a transaction, as on a full disk. */
  static boolean isOfConnection(Throwable e) {
    return e instanceof AssertionError
        || state(e)
            .filter(s -> s.startsWith("08") || s.startsWith("57P0") || GONE.contains(s))
            .isPresent();
  }

  private static StoreException failure(String database, String what, Throwable e) {
    return new StoreException("%s: the database %s: %s".formatted(database, what, reason(e)), e);
  }

  private static String reason(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (firstLine(t).contains("No space left on device")) {
        return "the disk is full. Free some space and start again: nothing is half-written";
      }
      // H2 closes the database then, and what follows only says that it is closed
      if (t instanceof MVStoreException && deepest(t) instanceof IOException io) {
        return "the file can't be read or written: " + firstLine(io);
      }
    }
    Throwable root = sql(e).map(Throwable.class::cast).orElse(e);
    return switch (root) {
      case SQLException s -> reason(s);
      case AccessDeniedException a -> "no permission to use " + a.getFile();
      case FileSystemException f -> firstLine(f);
      default -> root.getClass().getSimpleName() + ": " + firstLine(root);
    };
  }

  private static Throwable deepest(Throwable t) {
    @Nullable Throwable cause = t.getCause();
    return cause == null ? t : deepest(cause);
  }

  private static String reason(SQLException e) {
    // only H2 numbers its errors
    return e.getErrorCode() == 0 ? PostgresErrors.reason(e) : h2Reason(e);
  }

  private static String h2Reason(SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "another program has it open and does not share it. End that program";
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          "the file is damaged or no database (%s). Move it away and run 'broadsheet rebuild'"
              .formatted(firstLine(e));
      case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
          "the file can't be read or written: " + SteadyFile.TakenAwayException.MESSAGE;
      case ErrorCode.WRONG_USER_OR_PASSWORD ->
          "the password in %s.password beside it does not fit".formatted(SharedFile.DATABASE);
      default -> firstLine(e);
    };
  }

  /** The database's own word: its exception nearest to the cause. */
  private static Optional<SQLException> sql(Throwable e) {
    SQLException found = null;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException s) {
        found = s;
      }
    }
    return Optional.ofNullable(found);
  }

  private static Optional<String> state(Throwable e) {
    return sql(e).map(SQLException::getSQLState);
  }

  static String firstLine(Throwable t) {
    @Nullable String message = t.getMessage();
    return message == null ? "no message" : message.lines().findFirst().orElse("");
  }
}
