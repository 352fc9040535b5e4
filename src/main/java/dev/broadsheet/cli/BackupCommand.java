package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.upkeep.Manifest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    header = "Backs up the data folder into one file, also while crawls run.",
    description = {
      "",
      "The file holds database, settings and archive, and a manifest against which a restore"
          + " checks them. It is written as FILE.part and renamed when it is complete. As it holds"
          + " the database's password, only its owner can read it.",
      ""
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(paramLabel = "FILE", description = "Where to write, such as backup.zip.")
  private Path file = Path.of("");

  @Option(
      names = "--without-archive",
      description = "Leaves out the raw pages, if data/archive is copied by other means.")
  private boolean withoutArchive;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Manifest made =
          broadsheet.upkeep().backup(file, !withoutArchive, line -> Screen.err().println(line));
      if (json) {
        Screen.out().println(json(made));
        return Failures.OK;
      }
      Screen.out().println(told(made) + ", in " + file);
      if (withoutArchive) {
        Screen.out()
            .printf(
                Locale.ROOT,
                "Left out: the archive, %s, %.1f MiB. Without it pages can't be read" + " again.%n",
                Counted.of(made.archive().files(), "file"),
                made.archive().bytes() / 1048576.0);
      }
      return Failures.OK;
    }
  }

  /** What a backup holds, in a line. */
  static String told(Manifest manifest) {
    return String.format(
        Locale.ROOT,
        "%s in %s, %s, %s, %s of raw pages",
        Counted.of(manifest.counts().articles(), "article"),
        Counted.of(manifest.counts().versions(), "version"),
        Counted.of(manifest.counts().addresses(), "address"),
        Counted.of(manifest.counts().runs(), "run"),
        Counted.of(manifest.archive().included() ? manifest.archive().files() : 0, "file"));
  }

  /** The same for programs. */
  static String json(Manifest manifest) {
    return Json.object()
        .put("made", manifest.made().toString())
        .put("version", manifest.version())
        .put("articles", manifest.counts().articles())
        .put("versions", manifest.counts().versions())
        .put("addresses", manifest.counts().addresses())
        .put("runs", manifest.counts().runs())
        .put("archive", manifest.archive().included())
        .put("bytes", manifest.bytes())
        .toString();
  }
}
