package dev.broadsheet.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.testing.Postgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The databases that a store can be kept in; what holds for one holds for the other. */
public enum Kept {
  H2,
  POSTGRESQL;

  private static final Map<Path, Location.Server> DATABASES = new ConcurrentHashMap<>();

  /** A place for a store of a test's own, the same for the same folder. */
  public Location in(Path folder) {
    if (this == H2) {
      return new Location.Folder(folder);
    }
    assumeTrue(Postgres.isHere());
    return DATABASES.computeIfAbsent(folder, f -> Postgres.stored());
  }

  Store open(Path folder, Clock clock) {
    return Store.open(in(folder), clock);
  }
}
