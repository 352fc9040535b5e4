package dev.broadsheet.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Makes an H2 file about as small as what it holds, while others use it. Each transaction rewrites
 * pages of many indexes, and keeps beside them the texts that it saved: no piece of the file is
 * ever wholly of the past, so that H2 alone hardly gives anything back.
 */
final class Tidying {
  /** So long at most others wait, readers too: each transaction ends with a checkpoint. */
  private static final int STEP_MILLIS = 1_000;

  private static final int STEPS = 60;

  /** A file is tidy when so much of its pieces is in use, in percent. */
  private static final int TIDY = 80;

  private Tidying() {}

  /** Does nothing where another process holds the file: that one tidies it. */
  static void of(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      MVStore file = session.getDatabase().getStore().getMvStore();
      int retention = file.getRetentionTime();
      try {
        for (int i = 0; i < STEPS && file.getFileStore().getChunksFillRate() < TIDY; i++) {
          file.compactFile(STEP_MILLIS);
        }
      } finally {
        file.setRetentionTime(retention); // which compacting sets to nothing
      }
    }
  }
}
