package dev.broadsheet.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the database of a data folder by {@code jdbc:broadsheet:FOLDER}, whichever process holds
 * its file at the moment. For connection pools; public because they make it by its name.
 */
public final class FolderDriver implements Driver {
  private static final String SCHEME = "jdbc:broadsheet:";

  static {
    try {
      DriverManager.registerDriver(new FolderDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static String urlOf(Path folder) {
    return SCHEME + folder;
  }

  @Override
  public @Nullable Connection connect(String url, Properties login) throws SQLException {
    if (!acceptsURL(url)) {
      return null; // the contract: the URL is another driver's
    }
    return SharedFile.of(Path.of(url.substring(SCHEME.length())))
        .connect(login.getProperty("user", ""), login.getProperty("password", ""));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(SCHEME);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no java.util.logging here");
  }
}
