package dev.broadsheet.app;

import static java.util.stream.Collectors.toMap;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Compaction;
import dev.broadsheet.store.Location;
import dev.broadsheet.store.Move;
import dev.broadsheet.upkeep.Backup;
import dev.broadsheet.upkeep.Cleaned;
import dev.broadsheet.upkeep.Cleaning;
import dev.broadsheet.upkeep.Deletion;
import dev.broadsheet.upkeep.Manifest;
import dev.broadsheet.upkeep.Restore;
import dev.broadsheet.upkeep.Verdict;
import dev.broadsheet.upkeep.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What keeps Broadsheet's data folder in order, while others work on it. */
public final class Upkeep {
  private final Broadsheet broadsheet;

  Upkeep(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  private Path data() {
    return broadsheet.settings().data();
  }

  /**
   * Writes the data folder into one file.
   *
   * @param withArchive whether the raw pages are taken in
   * @param progress takes a line about each step
   */
  public Manifest backup(Path file, boolean withArchive, Consumer<String> progress) {
    if (!Files.isDirectory(data())) {
      throw new AdapterException(
          List.of(new Mistake("--data", "", "found no folder " + data() + ", expected one")));
    }
    return new Backup(data(), broadsheet.store(), broadsheet.archive(), broadsheet.clock())
        .to(file, new Backup.Maker(Broadsheet.version(), adapterDigests()), withArchive, progress);
  }

  /**
   * Brings a backup into the data folder, which has to be empty.
   *
   * @param progress takes a line about each step
   */
  public Manifest restore(Path file, Consumer<String> progress) {
    return Restore.from(file, data(), progress);
  }

  /** The database of a server that the settings name, if they name one. */
  public Optional<String> server() {
    return switch (broadsheet.location()) {
      case Location.Folder _ -> Optional.empty();
      case Location.Server server -> Optional.of(server.url());
    };
  }

  /** The digest of each site's adapter. */
  public Map<String, String> adapterDigests() {
    return broadsheet.adapters().all().stream()
        .collect(toMap(SiteAdapter::site, SiteAdapter::digest));
  }

  /**
   * Checks the store against the archive.
   *
   * @param progress takes a line about each file
   */
  public Verdict verify(Consumer<String> progress) {
    return new Verification(broadsheet.store(), broadsheet.archive()).run(progress);
  }

  /**
   * Lets go of what the settings don't keep, and tidies the database's file.
   *
   * @param dryRun whether it is only told what would go
   */
  public Cleaned clean(boolean dryRun) {
    Cleaned cleaned =
        new Cleaning(
                data(),
                broadsheet.store(),
                broadsheet.archive(),
                SettingsFile.read(data().resolve("settings.yaml"), System.getenv()).keep(),
                dryRun,
                broadsheet.clock())
            .run();
    if (!dryRun) {
      broadsheet.store().tidy();
    }
    return cleaned;
  }

  /** What deletes the articles that are meant now, if somebody then says so. */
  public Deletion deletion(ArticleFilter filter) {
    return Deletion.of(broadsheet.store(), filter, broadsheet.clock());
  }

  /**
   * Makes the database's file as small as what it holds; nothing else may have it open.
   *
   * @throws AdapterException when the database is a server's
   */
  public Compaction compact() {
    return switch (broadsheet.location()) {
      case Location.Folder folder -> Compaction.of(folder.data());
      case Location.Server server ->
          throw new AdapterException(
              List.of(
                  new Mistake(
                      DatabaseSettings.SECTION,
                      "",
                      "found " + server.url() + ", which compacts itself (autovacuum)")));
    };
  }

  /**
   * Carries the whole store over into another database, which has to be empty. The settings go on
   * naming the one of before.
   *
   * @param target a URL of PostgreSQL, or a data folder
   * @param user who logs in to a server
   * @param passwordEnv the environment variable that holds the password, if one is asked for
   * @param progress takes a line about each table
   * @throws AdapterException if the target or the variable is wrong
   */
  public List<Move.Carried> move(
      String target, String user, Optional<String> passwordEnv, Consumer<String> progress) {
    return Move.carry(
        broadsheet.location(), target(target, user, passwordEnv), broadsheet.clock(), progress);
  }

  private static Location target(String target, String user, Optional<String> passwordEnv) {
    try {
      return target.startsWith("jdbc:")
          ? DatabaseSettings.server(target, user, passwordEnv, System.getenv())
          : new Location.Folder(Path.of(target));
    } catch (IllegalArgumentException e) {
      throw new AdapterException(List.of(new Mistake("--to", "", String.valueOf(e.getMessage()))));
    }
  }

  /**
   * Cleans every day until it is closed.
   *
   * @param told is shown what went, where anything did
   */
  public DailyCleaning daily(Consumer<Cleaned> told) {
    return new DailyCleaning(() -> clean(false), told);
  }
}
