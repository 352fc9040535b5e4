package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.upkeep.Deletion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    header = "Deletes articles permanently, with all their versions.",
    description = {
      "",
      "Says how many articles of which sites would be deleted, and asks. A deleted article is not"
          + " stored again, whatever address or command it comes by. Its raw pages stay in the"
          + " archive for as long as the settings keep them there.",
      ""
    })
final class ArticlesDeleteCommand implements Callable<Integer> {
  private static final int TOLD_AFTER = 10_000;

  @Mixin private Workplace workplace = new Workplace();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  @Option(names = "--dry-run", description = "Shows what would be deleted; changes nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Deletes without asking.")
  private boolean yes;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (choice.isAll()) {
      throw workplace.wrong(
          "Say which articles: --id, --site, --to, --query or another choice; all of them are never"
              + " meant");
    }
    try (Stop stop = new Stop();
        Broadsheet broadsheet = workplace.open()) {
      Deletion deletion = broadsheet.upkeep().deletion(choice.filter(workplace, broadsheet));
      if (!json) {
        tell(deletion);
      }
      boolean isMeant = !dryRun && deletion.articles() > 0 && isMeant(deletion);
      long gone = isMeant ? delete(broadsheet, deletion, stop) : 0;
      if (json) {
        Screen.out().println(json(deletion, gone));
      } else if (isMeant) {
        Screen.out()
            .printf(
                "Deleted: %d. Their raw pages are in the archive still, and exports and builds of"
                    + " corpora that hold them are as they were.%n",
                gone);
      }
      return dryRun || gone == deletion.articles() ? Failures.OK : Failures.FAILED;
    }
  }

  private static void tell(Deletion deletion) {
    Table table = new Table("site", "articles");
    deletion.sites().forEach(table::row);
    table.row("all", deletion.articles());
    Screen.print(table);
  }

  private boolean isMeant(Deletion deletion) {
    if (yes
        || Screen.agrees(
            "Delete %s for good, with every version?"
                .formatted(Counted.of(deletion.articles(), "article")))) {
      return true;
    }
    Screen.err().println("Nothing was deleted; --yes deletes without asking.");
    return false;
  }

  private static long delete(Broadsheet broadsheet, Deletion deletion, Stop stop) {
    long gone =
        deletion.run(
            stop::asked,
            count -> {
              if (count % TOLD_AFTER == 0) {
                Screen.err().println(count + " articles deleted");
              }
            });
    Indexing.current(broadsheet); // the words go with the articles
    return gone;
  }

  private static ObjectNode json(Deletion deletion, long gone) {
    ObjectNode all = Json.object().put("articles", deletion.articles()).put("deleted", gone);
    deletion.sites().forEach(all.putObject("sites")::put);
    return all;
  }
}
