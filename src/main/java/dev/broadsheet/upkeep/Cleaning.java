package dev.broadsheet.upkeep;

import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.Thinning;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.store.OldRuns;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of what is too old or too much: events of runs, runs, logs, files of the archive.
 * Articles stay. Others may work meanwhile. For one use.
 */
public final class Cleaning {
  private final Path data;
  private final Store store;
  private final RawArchive archive;
  private final KeepOptions keep;
  private final boolean dryRun;
  private final Instant now;
  private final List<Cleaned.Kept> kept = new ArrayList<>();

  /**
   * @param data the data folder
   * @param dryRun whether it is only told what would go
   */
  public Cleaning(
      Path data, Store store, RawArchive archive, KeepOptions keep, boolean dryRun, Clock clock) {
    this.data = data;
    this.store = store;
    this.archive = archive;
    this.keep = keep;
    this.dryRun = dryRun;
    this.now = clock.instant();
  }

  /**
   * Cleans.
   *
   * @throws UpkeepException when a file can't be read or deleted
   */
  public Cleaned run() {
    try {
      return new Cleaned(events(), runs(), logs(), archive(), kept);
    } catch (IOException e) {
      throw UpkeepException.of(data, "the cleaning was given up", e);
    }
  }

  private long events() {
    Optional<Instant> before = keep.events().age().map(now::minus);
    OldRuns old = store.oldRuns();
    return dryRun
        ? old.countEvents(before, keep.events().most())
        : old.forgetEvents(before, keep.events().most());
  }

  private long runs() {
    Optional<Instant> before = keep.runs().age().map(now::minus);
    OldRuns old = store.oldRuns();
    return dryRun ? old.count(before, keep.runs().most()) : old.forget(before, keep.runs().most());
  }

  private List<Cleaned.File> logs() throws IOException {
    Path folder = data.resolve("logs");
    List<FileBound.Aged> files = new ArrayList<>();
    for (String name : Folders.names(folder)) {
      Path file = folder.resolve(name);
      files.add(
          new FileBound.Aged(name, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
    }
    return FileBound.apply(
        keep.logs(), now, files, log -> dryRun || Files.deleteIfExists(folder.resolve(log.name())));
  }

  private List<Cleaned.File> archive() throws IOException {
    Thinning thinning = archive.thinning();
    List<FileBound.Aged> files = new ArrayList<>();
    for (String file : archive.files()) {
      files.add(new FileBound.Aged(file, archive.bytes(file), thinning.written(file)));
    }
    return FileBound.apply(keep.archive(), now, files, file -> drop(file.name(), thinning));
  }

  private boolean drop(String file, Thinning thinning) throws IOException {
    long versions = store.rawUse().count(file);
    Optional<String> reason = reasonToStay(file, versions, thinning);
    if (reason.isPresent()) {
      kept.add(new Cleaned.Kept(file, reason.get()));
      return false;
    }
    if (!dryRun) {
      thinning.drop(file, versions, now);
    }
    return true;
  }

  private Optional<String> reasonToStay(String file, long versions, Thinning thinning)
      throws IOException {
    if (keep.withoutArticles() && versions > 0) {
      return Optional.of(
          "the only raw page of " + Counted.of(versions, "version") + " of articles is there");
    }
    return thinning.referrer(file).map(other -> "pages in " + other + " have their bytes there");
  }
}
