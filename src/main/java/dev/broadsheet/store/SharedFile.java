package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/**
 * The H2 file of one data folder, shared by all processes that want it. The first to come opens the
 * file and serves it to the others on a port of the loopback address; port and key stand in {@code
 * broadsheet.server}, which only the owner of the folder can read. When the holder ends, by kill
 * too, the next connection of any other process takes its place.
 *
 * <p>H2's own AUTO_SERVER does nearly this, but it closes the database as soon as the process is
 * asked to stop, while the pages in hand are still being stored, and after a kill it waits seconds
 * for its lock file to age.
 */
final class SharedFile {
  static {
    // read once, when H2's first class is loaded
    System.setProperty("h2.bindAddress", "127.0.0.1");
    // a transaction under which the file was closed, as on a full disk, would turn in a loop for
    // ever: it asserts that this can't be
    ClassLoader.getSystemClassLoader()
        .setClassAssertionStatus("org.h2.mvstore.MVStore", /* enabled= */ true);
  }

  static final String DATABASE = "broadsheet";

  /**
   * PostgreSQL's dialect. H2 tidies its file beside the work only where it may delay writing;
   * {@link H2File#writeOut} does not let it wait; see {@link Tidying} for the rest. When the file
   * is closed it is tidied for three seconds at most. Long texts stay in their rows: apart from
   * them they take twice the time. A connection remembers the statements that it has parsed. The
   * database is closed by us alone, not by H2 when the process is asked to stop.
   */
  private static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";WRITE_DELAY=200;MAX_COMPACT_TIME=3000;MAX_LENGTH_INPLACE_LOB=8000000;QUERY_CACHE_SIZE=64"
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private static final Pattern ADDRESS = Pattern.compile("(\\d{1,5}) ([0-9a-f]{32})\n");
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_MILLIS = 100;

  private static final Map<Path, SharedFile> OPEN = new ConcurrentHashMap<>();

  private final Path folder;
  private int users;
  private @Nullable Connection held;

  /** Whether there is a file to find: no other one is made in its place. */
  private boolean wasHeld;

  private @Nullable Server server;

  private SharedFile(Path folder) {
    this.folder = folder;
  }

  static SharedFile of(Path folder) {
    return OPEN.computeIfAbsent(folder, SharedFile::new);
  }

  /** Announces a user of the file; {@link #release} must follow. */
  synchronized void acquire() {
    users++;
  }

  /** Lets the file go with its last user in this process. */
  synchronized void release() throws SQLException, IOException {
    if (--users == 0) {
      letGo();
    }
  }

  /**
   * A new connection: to the file where it is free or held by this process, else to the process
   * that holds it.
   */
  synchronized Connection connect(String user, String password) throws SQLException {
    SQLException refused = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return connectToFile(user, password);
      } catch (SQLException e) {
        if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
          throw e;
        }
        refused = e;
      }
      Optional<String> address = address();
      if (address.isPresent()) {
        try {
          return DriverManager.getConnection(address.get(), user, password);
        } catch (SQLException e) {
          if (e.getErrorCode() != ErrorCode.CONNECTION_BROKEN_1) {
            throw e;
          }
          refused = e;
        }
      }
      pause();
    }
    throw refused == null ? new SQLException("not tried") : refused;
  }

  private Connection connectToFile(String user, String password) throws SQLException {
    String url = "jdbc:h2:" + path() + SETTINGS + (wasHeld ? ";IFEXISTS=TRUE" : "");
    if (held != null && held.isClosed()) {
      // H2 shut the database down, as it does when the disk is full, or the file taken away
      stopServer();
      held = null;
    }
    Connection connection = DriverManager.getConnection(url, user, password);
    if (held == null) {
      try {
        held = DriverManager.getConnection(url, user, password);
        wasHeld = true;
        startServer();
      } catch (SQLException | IOException e) {
        connection.close();
        letGoQuietly(e);
        throw e instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
      }
    }
    return connection;
  }

  private void startServer() throws SQLException, IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, path()).start();
    PrivateFile.replace(addressFile(), server.getPort() + " " + key + "\n");
  }

  private Optional<String> address() {
    try {
      Matcher address = ADDRESS.matcher(Files.readString(addressFile()));
      return address.matches()
          ? Optional.of("jdbc:h2:tcp://127.0.0.1:" + address.group(1) + "/" + address.group(2))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // its holder has just begun, or just ended
    }
  }

  private void letGo() throws SQLException, IOException {
    wasHeld = false;
    if (held != null) {
      // while the file is still held, so that no other process's address is deleted
      Files.deleteIfExists(addressFile());
      stopServer();
      held.close();
      held = null;
    }
  }

  private void letGoQuietly(Exception because) {
    try {
      letGo();
    } catch (SQLException | IOException e) {
      because.addSuppressed(e);
    }
  }

  private void stopServer() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  private String path() {
    return SteadyFile.nameOf(folder.resolve(DATABASE));
  }

  private Path addressFile() {
    return folder.resolve(DATABASE + ".server");
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for the database", e);
    }
  }
}
