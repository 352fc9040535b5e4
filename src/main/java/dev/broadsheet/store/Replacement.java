package dev.broadsheet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new database that is filled beside a data folder's own and takes its place when it is whole.
 * Until then, and if it never is, the old one stays as it was.
 */
public final class Replacement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);
  private static final String MAIN = SharedFile.DATABASE + ".mv.db";
  private static final String PASSWORD = SharedFile.DATABASE + ".password";
  private static final String BEFORE = SharedFile.DATABASE + "-before-rebuild.mv.db";

  private final Path folder;
  private final Path aside;
  private final Clock clock;
  private @Nullable Store fresh;
  private Inheritance inheritance = Inheritance.NONE;

  private Replacement(Path folder, Clock clock) {
    this.folder = folder;
    this.aside = folder.resolve("rebuild");
    this.clock = clock;
  }

  /**
   * Begins with an empty database.
   *
   * @throws StoreException if the old one is open, in this process or another
   */
  public static Replacement begin(Path dataFolder, Clock clock) {
    Replacement replacement = new Replacement(dataFolder.toAbsolutePath().normalize(), clock);
    replacement.prepare();
    return replacement;
  }

  private void prepare() {
    try {
      UnusedFile.require(folder.resolve(MAIN), "rebuild");
      clear();
      Files.createDirectories(aside);
      if (Files.exists(folder.resolve(PASSWORD))) {
        Files.copy(
            folder.resolve(PASSWORD), aside.resolve(PASSWORD), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw Failures.opening(H2File.name(aside), e);
    }
  }

  /**
   * The database to be filled. What the archive does not tell, such as which articles were deleted,
   * it has from the one of before, where that can be read.
   */
  public Store store() {
    if (fresh == null) {
      fresh = Store.open(aside, clock);
      inheritance = inherit(fresh);
    }
    return fresh;
  }

  private Inheritance inherit(Store heir) {
    if (!Files.exists(folder.resolve(MAIN))) {
      return Inheritance.NONE;
    }
    try (Database before = Database.open(new Location.Folder(folder), clock)) {
      return heir.inherit(before);
    } catch (StoreException e) {
      LOG.warn("{}. What it knew of deleted and withdrawn articles is lost", e.getMessage());
      return Inheritance.NONE;
    }
  }

  /**
   * Puts the new database in the place of the old one.
   *
   * @return where the old one is kept, if there was one
   * @throws StoreException if somebody has opened the old one meanwhile
   */
  public Optional<Path> finish() {
    try {
      inheritance.finish(store().articles());
      closeFresh();
      UnusedFile.require(folder.resolve(MAIN), "rebuild");
      Path main = folder.resolve(MAIN);
      Path before = folder.resolve(BEFORE);
      boolean replaces = Files.exists(main);
      if (replaces) {
        Files.deleteIfExists(before);
        Files.createLink(before, main);
      }
      Files.move(
          aside.resolve(PASSWORD), folder.resolve(PASSWORD), StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside.resolve(MAIN), main, StandardCopyOption.ATOMIC_MOVE);
      return replaces ? Optional.of(before) : Optional.empty();
    } catch (IOException e) {
      throw Failures.closing(H2File.name(folder), e);
    }
  }

  private void closeFresh() {
    if (fresh != null) {
      fresh.close();
      fresh = null;
    }
  }

  private void clear() throws IOException {
    if (Files.isDirectory(aside)) {
      try (var files = Files.list(aside)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(aside);
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() {
    closeFresh();
    try {
      clear();
    } catch (IOException e) {
      throw Failures.closing(H2File.name(aside), e);
    }
  }
}
