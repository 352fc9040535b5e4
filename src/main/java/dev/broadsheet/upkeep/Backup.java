package dev.broadsheet.upkeep;

import dev.broadsheet.archive.ArchiveFile;
import dev.broadsheet.archive.Durable;
import dev.broadsheet.archive.FileTree;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes a data folder into one file while others work on it: a ZIP of the database, its password,
 * the settings, the archive and a manifest. The database is copied first: what it refers to was
 * archived before, so the archive's copy holds it.
 */
public final class Backup {
  static final String MANIFEST = "manifest.json";
  static final String DATABASE = "broadsheet.mv.db";
  static final String PASSWORD = "broadsheet.password";
  static final String SETTINGS = "settings.yaml";
  static final String ARCHIVE = "archive/";

  private final Path data;
  private final Store store;
  private final RawArchive archive;
  private final Clock clock;

  public Backup(Path data, Store store, RawArchive archive, Clock clock) {
    this.data = data;
    this.store = store;
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * What the manifest says of who made it.
   *
   * @param version of the program
   * @param adapters the digest of each site's adapter
   */
  public record Maker(String version, Map<String, String> adapters) {
    public Maker {
      adapters = Map.copyOf(adapters);
    }
  }

  /**
   * Writes the backup aside, and puts it in its place when it is whole; one that is there is then
   * replaced. Only the owner may read it.
   *
   * @param withArchive whether the raw pages are taken in
   * @param progress takes a line about each step
   * @throws UpkeepException when it can't be written; the file is then as it was
   */
  public Manifest to(Path file, Maker maker, boolean withArchive, Consumer<String> progress) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.resolveSibling("");
    if (Files.isDirectory(whole)) {
      throw new UpkeepException(
          file + ": is a folder, expected a file such as " + file.resolve("backup.zip"));
    }
    Path aside = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.createDirectories(folder);
      requireRoom(folder, withArchive);
      try {
        Folders.fresh(aside);
        Manifest manifest = write(aside, maker, withArchive, progress);
        Files.move(
            aside.resolve("backup"),
            whole,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        Durable.sync(folder);
        return manifest;
      } finally {
        FileTree.delete(aside);
      }
    } catch (IOException e) {
      throw UpkeepException.of(file, "the backup was given up", e);
    }
  }

  /** For the copy of the database, packed and unpacked, then for the backup itself. */
  private void requireRoom(Path folder, boolean withArchive) throws IOException {
    Room.require(
        folder,
        2 * store.bytes() + (withArchive ? archive.bytes() : 0),
        "a backup may need that much; write it to another disk"
            + (withArchive ? ", or leave the archive out (--without-archive)" : ""));
  }

  private Manifest write(Path aside, Maker maker, boolean withArchive, Consumer<String> progress)
      throws IOException {
    progress.accept("copying the database");
    Path copy = Files.createDirectory(aside.resolve("database"));
    store.copyTo(copy);
    StoreCounts counts = countsOf(copy);
    List<ArchiveFile> pages = archive.wholeFiles();
    try (Packing packing = new Packing(Folders.file(aside.resolve("backup")))) {
      pack(packing, copy);
      if (withArchive) {
        for (ArchiveFile page : pages) {
          progress.accept("taking in " + page.name());
          packing.add(ARCHIVE + page.name(), page.path(), page.bytes(), true);
        }
      }
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              maker.version(),
              Store.VERSION,
              clock.instant(),
              counts,
              maker.adapters(),
              new Manifest.Archive(
                  withArchive, pages.size(), pages.stream().mapToLong(ArchiveFile::bytes).sum()),
              packing.entries());
      packing.finish(MANIFEST, manifest.toJson());
      return manifest;
    }
  }

  /** Opens the copy, which proves that it is one. */
  private StoreCounts countsOf(Path copy) {
    try (Store opened = Store.open(copy, clock)) {
      return opened.counts();
    }
  }

  private void pack(Packing packing, Path copy) throws IOException {
    for (String name : List.of(DATABASE, PASSWORD)) {
      packing.add(name, copy.resolve(name), Files.size(copy.resolve(name)), false);
    }
    Path settings = data.resolve(SETTINGS);
    if (Files.exists(settings)) {
      packing.add(SETTINGS, settings, Files.size(settings), false);
    }
  }
}
