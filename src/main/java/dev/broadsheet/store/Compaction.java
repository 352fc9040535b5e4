package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the file of a data folder's database as small as what it holds.
 *
 * @param before bytes
 * @param after bytes
 */
public record Compaction(long before, long after) {

  /**
   * Compacts.
   *
   * @throws StoreException if there is no database, or somebody has it open
   */
  public static Compaction of(Path dataFolder) {
    Path folder = dataFolder.toAbsolutePath().normalize();
    Path main = folder.resolve(SharedFile.DATABASE + ".mv.db");
    if (!Files.exists(main)) {
      throw new StoreException(main + ": no such database");
    }
    SharedFile file = SharedFile.of(folder);
    try {
      UnusedFile.require(main, "compact");
      long before = Files.size(main);
      file.acquire();
      try (Connection connection = file.connect(H2File.USER, Password.of(folder));
          Statement statement = connection.createStatement()) {
        statement.execute("shutdown compact");
      } finally {
        file.release();
      }
      return new Compaction(before, Files.size(main));
    } catch (SQLException | IOException e) {
      throw Failures.working(main.toString(), "compacting", e);
    }
  }
}
