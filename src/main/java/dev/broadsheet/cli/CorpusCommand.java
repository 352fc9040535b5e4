package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.Corpora;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.corpus.Builds;
import dev.broadsheet.corpus.CorpusPlan;
import dev.broadsheet.corpus.CorpusPlans;
import dev.broadsheet.corpus.Difference;
import dev.broadsheet.corpus.Manifest;
import dev.broadsheet.normalize.Counted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    header = "Builds corpora that others can cite and reproduce.",
    description = {
      "",
      "The file corpora/NAME.yaml says which articles make the corpus. Each build has a number and"
          + " a folder of its own, with the articles, a manifest with every file's digest, a data"
          + " card and a citation.",
      ""
    },
    synopsisSubcommandLabel = "(list | check | build | update | show | diff | verify)")
final class CorpusCommand {

  /** Where builds lie. */
  static final class Place {
    @Option(
        names = "--out",
        paramLabel = "FOLDER",
        description =
            "The folder for the builds, as FOLDER/NAME/NUMBER (default: corpora in the data"
                + " folder).")
    private @Nullable Path out;

    Optional<Path> out() {
      return Optional.ofNullable(out);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "Lists the corpora and their last builds.")
  int list(@Mixin Workplace workplace, @Mixin Place place) {
    try (Broadsheet broadsheet = workplace.open()) {
      Corpora corpora = broadsheet.corpora();
      CorpusPlans plans = corpora.plans();
      Table table = new Table("corpus", "title", "build", "articles", "MB");
      for (CorpusPlan plan : plans.all()) {
        Optional<Manifest> last =
            corpora.builds(plan.name(), place.out()).last().map(Build::manifest);
        table.row(
            plan.name(),
            plan.about().title(),
            last.map(m -> String.valueOf(m.build())).orElse(""),
            last.map(m -> String.valueOf(m.articles())).orElse(""),
            last.map(m -> Screen.megabytes(m.bytes())).orElse(""));
      }
      Screen.print(table);
      return Workplace.tellMistakes(plans.mistakes());
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      header = "Checks the files of all corpora and reports every mistake.")
  int check(@Mixin Workplace workplace) {
    try (Broadsheet broadsheet = workplace.open()) {
      CorpusPlans plans = broadsheet.corpora().plans();
      plans
          .all()
          .forEach(p -> Screen.out().println(p.name() + ": " + Screen.safe(p.about().title())));
      return Workplace.tellMistakes(plans.mistakes());
    }
  }

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      header = "Builds a corpus anew.",
      description = {
        "",
        "The same store gives the same bytes: if they are those of the last build, no build is"
            + " added.",
        ""
      })
  int build(
      @Mixin Workplace workplace,
      @Mixin Place place,
      @Parameters(paramLabel = "NAME") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      return tell(name, broadsheet.corpora(), place, corpora -> corpora.build(name, place.out()));
    }
  }

  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      header = "Adds to the last build what is new or changed since.",
      description = {
        "",
        "Earlier files stay as they are; tombstones.jsonl names the articles in them that are no"
            + " longer valid. Without an earlier build, or if the plan asks for something else"
            + " now, builds anew.",
        ""
      })
  int update(
      @Mixin Workplace workplace,
      @Mixin Place place,
      @Parameters(paramLabel = "NAME") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      return tell(name, broadsheet.corpora(), place, corpora -> corpora.update(name, place.out()));
    }
  }

  private interface Making {
    Build by(Corpora corpora);
  }

  private static int tell(String name, Corpora corpora, Place place, Making making) {
    Builds builds = corpora.builds(name, place.out());
    Optional<Build> before = builds.last();
    Build build = making.by(corpora);
    if (before.filter(build::equals).isPresent()) {
      Screen.out().println("Nothing changed since build " + build.number() + ".");
    } else {
      String difference =
          before.map(b -> ": " + builds.difference(b, build, (k, id) -> {}).told()).orElse("");
      Screen.out().println(told(build) + difference);
    }
    return Failures.OK;
  }

  static String told(Build build) {
    Manifest manifest = build.manifest();
    return "%s, build %d: %s, %s, in %s"
        .formatted(
            manifest.corpus(),
            manifest.build(),
            Counted.of(manifest.articles(), "article"),
            Screen.size(manifest.bytes()),
            build.folder());
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      header = "Shows which articles make a corpus, and its builds.")
  int show(
      @Mixin Workplace workplace,
      @Mixin Place place,
      @Parameters(paramLabel = "NAME") String name) {
    try (Broadsheet broadsheet = workplace.open()) {
      CorpusPlan plan = broadsheet.corpora().plan(name);
      List<Build> builds = broadsheet.corpora().builds(name, place.out()).all();
      Screen.out().println(Screen.safe(plan.about().title()) + " (" + plan.file() + ")");
      Screen.out().println(plan.query());
      Table table =
          new Table("build", "based on", "articles", "words", "tombstones", "MB", "folder");
      builds.forEach(
          b ->
              table.row(
                  b.number(),
                  b.manifest().base() == b.number() ? "" : b.manifest().base(),
                  b.manifest().articles(),
                  b.manifest().words(),
                  b.manifest().tombstones(),
                  Screen.megabytes(b.manifest().bytes()),
                  b.folder()));
      Screen.print(table);
      return Failures.OK;
    }
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      header = "Shows how two builds differ: article by article, then in one line.")
  int diff(
      @Mixin Workplace workplace,
      @Mixin Place place,
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(
              paramLabel = "BUILD",
              arity = "0..2",
              description = "Their numbers (default: the last two).")
          List<Integer> numbers) {
    try (Broadsheet broadsheet = workplace.open()) {
      Builds builds = broadsheet.corpora().builds(name, place.out());
      int newest = builds.last().map(Build::number).orElse(0);
      List<Integer> two = numbers == null ? List.of() : numbers;
      Build before = builds.byNumber(two.isEmpty() ? newest - 1 : two.getFirst());
      Build after = builds.byNumber(two.size() < 2 ? newest : two.getLast());
      Difference difference =
          builds.difference(
              before, after, (kind, id) -> Screen.out().println(id + "\t" + Difference.word(kind)));
      Screen.out()
          .println(
              "build %d to build %d: %s"
                  .formatted(before.number(), after.number(), difference.told()));
      return Failures.OK;
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      header = "The same as 'export verify': checks a build against its manifest.")
  int verify(@Parameters(paramLabel = "FOLDER") Path folder) {
    return ExportVerifyCommand.verify(folder);
  }
}
