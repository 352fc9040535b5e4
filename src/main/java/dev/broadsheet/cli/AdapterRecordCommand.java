package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.workshop.Recording;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    header = "Keeps a page as a test case: what the adapter must find in it from now on.",
    description = {
      "",
      "Writes cases/NAME.html and cases/NAME.yaml beside the adapter: the page without the parts"
          + " that make no difference, its address, the time of fetching, and what the adapter"
          + " finds today for each field. Read the YAML and correct what is wrong; 'adapter check'"
          + " then holds the adapter to it. Files are only overwritten with --force.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  ${sys:broadsheet.called:-broadsheet} adapter record --adapters my-adapters example.org"
          + " saved.html"
    })
final class AdapterRecordCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();
  @Mixin private AdapterAndPage named = new AdapterAndPage();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The case's name (default: from its day and address).")
  private @Nullable String name;

  @Option(names = "--force", description = "Overwrites a case of that name.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if (name != null && !name.matches("[\\w][\\w.-]{0,99}")) {
      throw workplace.wrong("found --name \"" + name + "\", expected letters, digits, - _ .");
    }
    try (Broadsheet broadsheet = workplace.openAdapters()) {
      SiteAdapter adapter = named.adapter(broadsheet);
      Page page = named.page(broadsheet, adapter);
      if (!adapter.owns(page.url())) {
        throw workplace.wrong(
            "found " + page.url() + ", expected an address of " + adapter.hosts());
      }
      Optional<Recording> recording = Recording.of(page, adapter, Optional.ofNullable(name));
      return recording.isPresent() ? write(recording.get()) : tellWhyNot(page, adapter);
    } catch (FetchException e) {
      Screen.err().println(Screen.safe(String.valueOf(e.getMessage())));
      return Failures.FAILED;
    }
  }

  private int write(Recording recording) throws IOException {
    try {
      recording.write(force);
    } catch (FileAlreadyExistsException e) {
      throw workplace.wrong(e.getMessage() + " exists already: give --name, or --force");
    }
    Screen.out().println(Yaml.shown(recording.made().file()));
    Screen.out()
        .println(
            Yaml.shown(recording.made().pageFile())
                + ", "
                + recording.bytes()
                + " bytes of "
                + recording.bytesBefore());
    Screen.out()
        .println(
            "Read both, correct and shorten them, then: "
                + CalledAs.command("adapter check " + named.adapterName()));
    return Failures.OK;
  }

  private static int tellWhyNot(Page page, SiteAdapter adapter) {
    Screen.err().println("No case was made of " + Screen.safe(page.url().toString()) + ":");
    Extractor.extract(page, adapter).problems().stream()
        .map(p -> p.field().map(f -> f.key() + ": ").orElse("") + Screen.safe(p.message()))
        .forEach(problem -> Screen.err().println("  " + problem));
    return Failures.FAILED;
  }
}
