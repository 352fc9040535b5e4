package dev.broadsheet.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which database a store is kept in. */
public sealed interface Location {

  /**
   * An H2 file in a data folder.
   *
   * @param data is made where it is not there
   */
  record Folder(Path data) implements Location {
    public Folder {
      Objects.requireNonNull(data, "data");
    }
  }

  /**
   * A database of a PostgreSQL server.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, with parameters if need be, but no
   *     user and no password: it stands in messages
   * @param password never told
   */
  record Server(String url, String user, Optional<String> password) implements Location {
    private static final Pattern FORM =
        Pattern.compile("jdbc:postgresql://[^\\s/?@]+/[^\\s/?@]+(\\?[^\\s?]*)?");
    private static final Pattern LOGIN = Pattern.compile("[?&](user|password)=");

    public Server {
      if (!isUrl(url)) {
        throw new IllegalArgumentException("no URL of a PostgreSQL database, or one with a login");
      }
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    /** Whether it leads to a database of PostgreSQL, without a login. */
    public static boolean isUrl(String text) {
      return FORM.matcher(text).matches() && !LOGIN.matcher(text).find();
    }

    @Override
    public String toString() {
      return user + " at " + url;
    }
  }
}
