package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.upkeep.Fault;
import dev.broadsheet.upkeep.Verdict;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = "Checks the store against the archive of raw pages.",
    description = {
      "",
      "Checks the digest of every page in the archive, that each version of each article has its"
          + " page there, and that the database is consistent. Changes nothing. Exit code 1 if"
          + " something is wrong.",
      ""
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      Verdict verdict = broadsheet.upkeep().verify(line -> Screen.err().println(line));
      if (json) {
        Screen.out().println(json(verdict));
      } else {
        tell(verdict);
      }
      return verdict.isSound() ? Failures.OK : Failures.FAILED;
    }
  }

  private static void tell(Verdict verdict) {
    new TreeMap<>(verdict.faults())
        .forEach(
            (fault, count) -> {
              Screen.out().println(fault.what() + " (" + count + "):");
              verdict.examples().stream()
                  .filter(e -> e.fault() == fault)
                  .forEach(e -> Screen.out().println("  " + Screen.safe(e.where())));
              Screen.out().println("  remedy: " + fault.remedy());
            });
    Screen.out()
        .println(
            "%s can be read, %d of them without an article; versions of articles with their page: %d; %s"
                .formatted(
                    Counted.of(verdict.pages(), "page"),
                    verdict.withoutArticle(),
                    verdict.versions(),
                    verdict.isSound() ? "all is well." : "something is wrong."));
    if (verdict.dropped() > 0) {
      Screen.out()
          .println(
              "The page was let go of, as the settings say (keep.archive), of "
                  + Counted.of(verdict.dropped(), "version")
                  + ".");
    }
    if (verdict.cutOff() > 0) {
      Screen.out()
          .println(
              "The end is missing of "
                  + Counted.of(verdict.cutOff(), "file")
                  + ": one is being written, or was when a process was killed; nothing is lost by"
                  + " it.");
    }
  }

  private static ObjectNode json(Verdict verdict) {
    ObjectNode all =
        Json.object()
            .put("sound", verdict.isSound())
            .put("pages", verdict.pages())
            .put("versions", verdict.versions())
            .put("withoutArticle", verdict.withoutArticle())
            .put("cutOff", verdict.cutOff())
            .put("dropped", verdict.dropped());
    ArrayNode faults = all.putArray("faults");
    new TreeMap<>(verdict.faults()).forEach((fault, count) -> put(faults, fault, count, verdict));
    return all;
  }

  private static void put(ArrayNode faults, Fault fault, long count, Verdict verdict) {
    ArrayNode examples =
        faults
            .addObject()
            .put("fault", fault.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("count", count)
            .put("remedy", fault.remedy())
            .putArray("examples");
    verdict.examples().stream()
        .filter(e -> e.fault() == fault)
        .forEach(e -> examples.add(e.where()));
  }
}
