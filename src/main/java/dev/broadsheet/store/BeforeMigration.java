package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the database of a data folder as it was, before its tables are brought up to date. */
final class BeforeMigration {
  private static final Logger LOG = LoggerFactory.getLogger(BeforeMigration.class);

  private BeforeMigration() {}

  /**
   * Copies the database beside itself, unless that was done today.
   *
   * @param version of its tables
   * @throws StoreException where there is too little room for a copy; nothing is changed then
   */
  static void keep(Path folder, int version, Database database, Clock clock) throws IOException {
    Path copy =
        folder.resolve(
            "%s-v%d-%s.mv.db".formatted(SharedFile.DATABASE, version, LocalDate.now(clock)));
    if (!Files.exists(copy)) {
      requireRoom(
          database.name(), version, database.size(), Files.getFileStore(folder).getUsableSpace());
      OnlineCopy.to(copy, database);
    }
    LOG.warn(
        "{} is brought from version {} to {}. As it was it is kept as {}: delete that when all is"
            + " well",
        database.name(),
        version,
        Schema.CURRENT,
        copy);
  }

  /** The copy is made packed first, then unpacked. */
  static void requireRoom(String name, int version, long size, long free) {
    if (free < 2 * size) {
      throw new StoreException(
          String.format(
              Locale.ROOT,
              "%s: the tables are of version %d, this program's of %d. A copy is kept before they"
                  + " are brought up to date: found %.1f MB free, expected %.1f MB. Make room and"
                  + " start again; nothing was changed",
              name,
              version,
              Schema.CURRENT,
              free / 1e6,
              2 * size / 1e6));
    }
  }
}
