package dev.broadsheet.corpus;

import dev.broadsheet.corpus.Manifest.BuiltFile;
import dev.broadsheet.corpus.Manifest.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Holds a build to its manifest: digests, counts, and that no split shares with another. */
public final class BuildCheck {
  /** Forms that hold but some of the articles that are listed. */
  private static final Set<String> SELECTIVE = Set.of("rss", "warc");

  private final Path folder;
  private final List<String> faults = new ArrayList<>();

  /** Lines by split and part: those that hold, and those that tombstones name. */
  private final Map<Split, Map<Integer, Long>> lines = new TreeMap<>();

  private BuildCheck(Path folder) {
    this.folder = folder;
  }

  /**
   * What was found.
   *
   * @param faults what differs and where, a line each; empty: nothing does
   */
  public record Result(Path folder, long articles, int files, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Checks a build, or all builds of a corpus.
   *
   * @param folder of either
   * @throws CorpusException if it is neither
   */
  public static List<Result> of(Path folder) {
    if (Files.exists(folder.resolve(Manifest.NAME))) {
      return List.of(new BuildCheck(folder).check());
    }
    List<Path> builds = builds(folder);
    if (builds.isEmpty()) {
      throw new CorpusException(
          "%s: found no %s, expected the folder of a build or of a corpus"
              .formatted(folder, Manifest.NAME));
    }
    return builds.stream().map(build -> new BuildCheck(build).check()).toList();
  }

  private static List<Path> builds(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> Files.exists(f.resolve(Manifest.NAME)) || Builds.isNumbered(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Result check() {
    if (!Files.exists(folder.resolve(Manifest.NAME))) {
      wrong(Manifest.NAME, "is missing");
      return new Result(folder, 0, 0, faults);
    }
    try {
      Manifest manifest = Manifest.read(folder);
      files(manifest);
      articles(manifest);
      tombstones(manifest);
      parts(manifest);
      return new Result(folder, manifest.articles(), manifest.files().size(), faults);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
      return new Result(folder, 0, 0, faults);
    }
  }

  private void files(Manifest manifest) throws IOException {
    if (manifest.format() != Manifest.FORMAT) {
      wrong(Manifest.NAME, "found format " + manifest.format() + ", expected " + Manifest.FORMAT);
    }
    Set<String> present = new TreeSet<>(BuiltFiles.paths(folder));
    Set<String> unknown = new TreeSet<>(BuiltFiles.strays(folder));
    unknown.addAll(present);
    for (BuiltFile file : manifest.files()) {
      unknown.remove(file.path());
      if (present.contains(file.path())) {
        file(file);
      } else {
        wrong(file.path(), "is missing");
      }
    }
    unknown.forEach(path -> wrong(path, "is not in the manifest"));
  }

  private void file(BuiltFile expected) {
    BuiltFile found;
    try {
      found = BuiltFiles.of(folder, expected.path());
    } catch (IOException e) {
      wrong(expected.path(), "can't be read: " + e.getClass().getSimpleName());
      return;
    }
    if (found.bytes() != expected.bytes()) {
      wrong(
          expected.path(),
          "found %d bytes, expected %d".formatted(found.bytes(), expected.bytes()));
    } else if (!found.sha256().equals(expected.sha256())) {
      wrong(
          expected.path(),
          "found SHA-256 %s, expected %s".formatted(found.sha256(), expected.sha256()));
    }
  }

  private void articles(Manifest manifest) throws IOException {
    Map<Split, Long> splits = new TreeMap<>();
    if (Files.exists(folder.resolve(EntryList.NAME))) {
      list(splits);
    }
    long count = splits.values().stream().mapToLong(Long::longValue).sum();
    compare(EntryList.NAME, "articles", count, manifest.articles());
    for (Split split : Split.values()) {
      compare(
          EntryList.NAME,
          "articles in " + split.key(),
          splits.getOrDefault(split, 0L),
          manifest.splits().getOrDefault(split, 0L));
    }
  }

  private void list(Map<Split, Long> splits) throws IOException {
    Map<String, Split> groups = new HashMap<>();
    try (EntryList.Reader entries = new EntryList.Reader(folder)) {
      for (Optional<Entry> next = entries.next(); next.isPresent(); next = entries.next()) {
        Entry entry = next.get();
        splits.merge(entry.split(), 1L, Long::sum);
        line(entry.split(), entry.part());
        entry
            .group()
            .map(g -> groups.putIfAbsent(g, entry.split()))
            .filter(split -> split != entry.split())
            .ifPresent(
                split ->
                    wrong(
                        EntryList.NAME,
                        "found article %s in %s and others of its group in %s, expected one split"
                            .formatted(entry.id(), entry.split().key(), split.key())));
      }
    }
  }

  private void tombstones(Manifest manifest) throws IOException {
    Path file = folder.resolve(Changeover.TOMBSTONES);
    long count = 0;
    if (Files.exists(file)) {
      try (BufferedReader in = BuiltFiles.reader(file)) {
        for (String text = in.readLine(); text != null; text = in.readLine()) {
          count++;
          tombstone(text, count);
        }
      }
    }
    compare(Changeover.TOMBSTONES, "tombstones", count, manifest.tombstones());
  }

  private void tombstone(String text, long number) {
    try {
      JsonNode stone = Manifest.JSON.readTree(text);
      line(Manifest.JSON.treeToValue(stone.get("split"), Split.class), stone.get("part").asInt());
    } catch (JacksonException | NullPointerException e) {
      wrong(Changeover.TOMBSTONES + ":" + number, "found no tombstone");
    }
  }

  private void line(Split split, int part) {
    lines.computeIfAbsent(split, s -> new TreeMap<>()).merge(part, 1L, Long::sum);
  }

  /** What stands in a part holds, or a tombstone names it. */
  private void parts(Manifest manifest) throws IOException {
    for (Part part : manifest.parts()) {
      long listed = lines.getOrDefault(part.split(), Map.of()).getOrDefault(part.number(), 0L);
      if (!SELECTIVE.contains(part.form())) {
        compare(part.path(), "articles in the lists", listed, part.articles());
      }
      if (part.path().endsWith(".jsonl") && Files.exists(folder.resolve(part.path()))) {
        try (BufferedReader in = BuiltFiles.reader(folder.resolve(part.path()))) {
          compare(part.path(), "lines", in.lines().count(), part.articles());
        }
      }
    }
  }

  private void compare(String where, String what, long found, long expected) {
    if (found != expected) {
      wrong(where, "found %d %s, expected %d".formatted(found, what, expected));
    }
  }

  private void wrong(String where, String what) {
    faults.add(folder.resolve(where) + ": " + what);
  }
}
