package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.fetch.FetchException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    header = "Shows what an adapter finds in a page, and why.",
    description = {
      "",
      "Shows each field's value, the candidate that won and what every other candidate finds; what"
          + " was left out of the body, and by which rule; the text as it would be stored; and the"
          + " problems. Nothing is stored. Exit code 1 if the page gives no article.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ${sys:broadsheet.called:-broadsheet} adapter try gazeta.ru saved.html",
      "  ${sys:broadsheet.called:-broadsheet} adapter try my-adapters/example.org"
          + " https://example.org/a-story"
    })
final class AdapterTryCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();
  @Mixin private AdapterAndPage named = new AdapterAndPage();

  @Option(names = "--all", description = "Also shows candidates that find nothing.")
  private boolean all;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Broadsheet broadsheet = workplace.openAdapters()) {
      SiteAdapter adapter = named.adapter(broadsheet);
      Page page = named.page(broadsheet, adapter);
      if (!adapter.owns(page.url())) {
        Screen.err()
            .println(Screen.safe(page.url().toString()) + " is no address of " + adapter.hosts());
      }
      Trial trial = Trial.of(page, adapter);
      if (json) {
        Screen.out().println(TrialView.json(trial, page, adapter));
      } else {
        new TrialView(trial, all).lines(page, adapter).forEach(Screen.out()::println);
      }
      return trial.extraction().article().isPresent() ? Failures.OK : Failures.FAILED;
    } catch (FetchException e) {
      Screen.err().println(Screen.safe(String.valueOf(e.getMessage())));
      return Failures.FAILED;
    }
  }
}
