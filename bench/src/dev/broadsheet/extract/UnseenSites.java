package dev.broadsheet.extract;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.bench.Pages;
import dev.broadsheet.bench.Pages.Known;
import dev.broadsheet.bench.Rows;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Reads pages as pages of unknown sites are read: each by weights of {@link ContentModel} that were
 * learned from other sites only. {@code UnseenSites SETS LEARNED FOLDER} writes for each of SETS
 * {@code FOLDER/SET.unseen.jsonl}, for score.py, with weights learned from LEARNED. Weights belong
 * to a process, so each fold has one of its own.
 */
public final class UnseenSites {
  private static final String READ = "--read";

  private UnseenSites() {}

  /** Runs it; with {@code --read} first it is the process of one fold. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals(READ)) {
      read(args[1], Path.of(args[2]), Integer.parseInt(args[3]));
      return;
    }
    Path folder = Files.createDirectories(Path.of(args[2]));
    for (String set : args[0].split(",", -1)) {
      Files.deleteIfExists(rows(folder, set));
    }
    LearnContent learning = LearnContent.of(args[1]);
    Map<KnownPage, double[]> strange = learning.judgeOthers(Map.of());
    for (int fold = 0; fold < LearnContent.FOLDS; fold++) {
      Path classes = folder.resolve("fold" + fold);
      Path weights = classes.resolve("dev/broadsheet/extract/content.weights");
      Files.createDirectories(weights.getParent());
      Files.write(weights, learning.weightsWithout(fold, strange));
      start(classes, List.of(READ, args[0], folder.toString(), Integer.toString(fold)));
    }
  }

  private static void start(Path classes, List<String> args)
      throws IOException, InterruptedException {
    ProcessBuilder process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                UnseenSites.class.getName())
            .inheritIO();
    process.command().addAll(args);
    int exit = process.start().waitFor();
    if (exit != 0) {
      throw new IOException("reading by the weights in " + classes + " ended with " + exit);
    }
  }

  private static void read(String sets, Path folder, int fold) throws IOException {
    SiteAdapter base = Adapters.load(List.of()).base();
    for (Known known : Pages.known(sets)) {
      if (LearnContent.fold(KnownPage.site(known.truth())) == fold) {
        try (PrintStream out = appending(rows(folder, known.set()))) {
          Rows.write(known, base, out);
        }
      }
    }
  }

  private static Path rows(Path folder, String set) {
    return folder.resolve(set + ".unseen.jsonl");
  }

  private static PrintStream appending(Path file) throws IOException {
    return new PrintStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
        false,
        StandardCharsets.UTF_8);
  }
}
