package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.upkeep.Manifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    header = "Restores a backup into an empty data folder.",
    description = {
      "",
      "Everything is unpacked and checked by its digest first. A folder that is not empty is left"
          + " as it is.",
      ""
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Parameters(paramLabel = "FILE", description = "A file that 'backup' wrote.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Manifest restored = broadsheet.upkeep().restore(file, line -> Screen.err().println(line));
      if (json) {
        Screen.out().println(BackupCommand.json(restored));
        return Failures.OK;
      }
      Screen.out()
          .println(
              BackupCommand.told(restored)
                  + ", as of "
                  + restored.made()
                  + ", in "
                  + broadsheet.settings().data());
      if (!restored.archive().included()) {
        Screen.out()
            .println(
                "The backup holds no archive: bring back "
                    + broadsheet.settings().data().resolve("archive")
                    + " from where you keep it.");
      }
      broadsheet.upkeep().server().ifPresent(url -> tellOfServer(broadsheet, url));
      long unlike = restored.adaptersUnlike(broadsheet.upkeep().adapterDigests());
      if (unlike > 0) {
        Screen.out()
            .println(
                "Others than when the backup was made, or gone: "
                    + Counted.of(unlike, "adapter")
                    + ".");
      }
      return Failures.OK;
    }
  }

  private static void tellOfServer(Broadsheet broadsheet, String url) {
    Path data = broadsheet.settings().data();
    Screen.out()
        .printf(
            "The backup's database is the file in %1$s, but the settings name %2$s, which is as it"
                + " was. Take the section database out of %1$s/settings.yaml to work with the file;"
                + " then \"%3$s --to %2$s\" carries it into an empty database of the"
                + " server.%n",
            data, url, CalledAs.command("move"));
  }
}
