package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.store.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code database} of the settings: the server that keeps the store. */
final class DatabaseSettings {
  static final String SECTION = "database";

  private static final String FORM = "jdbc:postgresql://HOST:PORT/DATABASE";

  private static final Key<String> URL =
      Key.required(
          "url",
          Kinds.TEXT,
          "jdbc:postgresql://db.example.org:5432/broadsheet",
          "The database, as `" + FORM + "`, with parameters such as `?sslmode=verify-full`.");
  private static final Key<String> USER =
      Key.required("user", Kinds.TEXT, "broadsheet", "Who logs in.");
  private static final Key<String> PASSWORD_ENV =
      Key.optional(
          "password-env",
          SettingsFile.variable(),
          "BROADSHEET_DB_PASSWORD",
          "The environment variable that holds the password.");

  private final Map<String, String> environment;

  private DatabaseSettings(Map<String, String> environment) {
    this.environment = environment;
  }

  static Key<Location> key(Map<String, String> environment) {
    return Key.optional(
        SECTION,
        new Shape<>(
            SECTION,
            "The PostgreSQL server that keeps the store, instead of a file in the data folder.",
            List.of(URL, USER, PASSWORD_ENV),
            new DatabaseSettings(environment)::read),
        "{url: 'jdbc:postgresql://db.example.org/broadsheet', user: broadsheet}",
        "Where the store is kept.");
  }

  /**
   * Reads this section alone: what else is wrong in the file does not keep anybody from the store.
   *
   * @return empty where there is no such section
   * @throws AdapterException with every mistake in it
   */
  static Optional<Location> read(Path file, Map<String, String> environment) {
    List<Mistake> mistakes = new ArrayList<>();
    Spot spot = Spot.ofFile(Yaml.shown(file), mistakes);
    Key<Location> key = key(environment);
    Shape<Location> alone =
        new Shape<>(SECTION, key.doc(), List.of(key), values -> values.find(key));
    Mapping settings =
        new Variables(alone, environment).over(SettingsFile.mapping(file, mistakes), mistakes);
    Optional<Location> location =
        settings.entries().stream()
            .filter(e -> e.key().equals(SECTION))
            .findFirst()
            .flatMap(e -> key.kind().read(e.value(), spot.key(SECTION, e.line())));
    if (!mistakes.isEmpty()) {
      throw new AdapterException(mistakes);
    }
    return location;
  }

  /**
   * A server that is named on the command line.
   *
   * @throws IllegalArgumentException which says what is wrong; it tells no password
   */
  static Location server(
      String url, String user, Optional<String> variable, Map<String, String> environment) {
    if (!Location.Server.isUrl(url)) {
      // it may hold a password
      throw new IllegalArgumentException(
          "found another form, expected " + FORM + " without user and password");
    }
    Optional<String> password = variable.map(environment::get);
    if (password.isEmpty() && variable.isPresent()) {
      throw new IllegalArgumentException(
          "found no environment variable " + variable.get() + ", expected the password there");
    }
    return new Location.Server(url, user, password);
  }

  private Optional<Location> read(Values values) {
    boolean isUrl = Location.Server.isUrl(values.get(URL));
    try {
      return Optional.of(
          server(values.get(URL), values.get(USER), values.find(PASSWORD_ENV), environment));
    } catch (IllegalArgumentException e) {
      values.at(isUrl ? PASSWORD_ENV : URL).wrong(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
