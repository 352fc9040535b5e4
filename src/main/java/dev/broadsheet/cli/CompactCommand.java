package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.store.Compaction;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    header = "Shrinks the database file to the size of its contents.",
    description = {
      "",
      "Nothing else may have the database open: stop 'serve' and crawls first.",
      ""
    })
final class CompactCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Compaction done = broadsheet.upkeep().compact();
      Screen.out()
          .printf(
              Locale.ROOT,
              "%.1f MiB before, %.1f MiB now%n",
              done.before() / 1048576.0,
              done.after() / 1048576.0);
      return Failures.OK;
    }
  }
}
