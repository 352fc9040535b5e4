package dev.broadsheet.corpus;

import dev.broadsheet.corpus.CorpusBuilder.Ground;
import dev.broadsheet.corpus.Manifest.BuiltFile;
import dev.broadsheet.corpus.Manifest.Part;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts one build together in a folder of its own: chooses, writes, counts, describes. */
final class Assembly {
  private final CorpusPlan plan;
  private final Ground ground;
  private final int number;
  private final Optional<Build> last;
  private final Optional<Build> under;
  private final Path folder;

  /**
   * The assembly of a build.
   *
   * @param last the build before, to tell the difference
   * @param under the build whose files stay as they are; empty: all is written anew
   * @param folder is there and empty
   */
  Assembly(
      CorpusPlan plan,
      Ground ground,
      int number,
      Optional<Build> last,
      Optional<Build> under,
      Path folder) {
    this.plan = plan;
    this.ground = ground;
    this.number = number;
    this.last = last;
    this.under = under;
    this.folder = folder;
  }

  /** Whether there is something in it that the last build does not say. */
  boolean of(ArticleMoment moment) throws IOException {
    Choosing.Chosen chosen =
        new Choosing(plan, ground.adapters(), ground.texts())
            .at(moment, under.flatMap(b -> b.manifest().boundaries()));
    int part = under.isPresent() ? number : 0;
    Changeover changeover = new Changeover(folder, part, chosen.withdrawn(), chosen.deleted());
    Changeover.Outcome outcome =
        under.isPresent()
            ? changeover.onTopOf(under.get().folder(), chosen.members())
            : changeover.anew(chosen.members());
    if (outcome.isNothing() && under.filter(this::isAboutTheSame).isPresent()) {
      return false;
    }
    if (under.isPresent()) {
      BuiltFiles.link(under.get(), folder);
    }
    Census census = new Census();
    List<Part> parts = written(moment, chosen, outcome, part, census);
    Manifest manifest = manifest(moment.revision(), chosen, outcome, census, parts);
    return described(manifest, census);
  }

  private boolean isAboutTheSame(Build build) {
    return build.manifest().about().equals(plan.about());
  }

  private List<Part> written(
      ArticleMoment moment,
      Choosing.Chosen chosen,
      Changeover.Outcome outcome,
      int part,
      Census census)
      throws IOException {
    List<Part> parts = new ArrayList<>(under.map(b -> b.manifest().parts()).orElse(List.of()));
    Iterator<Member> members = chosen.members().iterator();
    long[] numbers = chosen.members().stream().mapToLong(m -> m.article().number()).toArray();
    try (PartWriter writer = new PartWriter(folder, part, plan.forms(), ground.raw())) {
      moment.articles(
          numbers,
          article -> {
            Member member = members.next();
            ground.progress().read(census.articles() + 1, numbers.length);
            census.add(member, article.article());
            if (outcome.writes(member.article().number())) {
              write(writer, article, member.split());
            }
          });
      parts.addAll(writer.parts());
    }
    return parts;
  }

  private static void write(PartWriter writer, StoredArticle article, Split split) {
    try {
      writer.write(article, split);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest(
      long revision,
      Choosing.Chosen chosen,
      Changeover.Outcome outcome,
      Census census,
      List<Part> parts) {
    Optional<Manifest> before = under.map(Build::manifest);
    return new Manifest(
        Manifest.FORMAT,
        plan.name(),
        number,
        before.map(Manifest::base).orElse(number),
        ground.software(),
        Store.VERSION,
        revision,
        census.newest(),
        plan.about(),
        Understood.of(plan),
        chosen.boundaries(),
        census.articles(),
        census.words(),
        census.groups(),
        before.map(Manifest::tombstones).orElse(0L) + outcome.tombstones(),
        leftOut(chosen),
        census.splits(),
        census.adapters(),
        census.columns(),
        parts,
        List.of());
  }

  private static Map<String, Long> leftOut(Choosing.Chosen chosen) {
    Map<String, Long> leftOut = new TreeMap<>();
    leftOut.put("withdrawn", (long) chosen.withdrawn().size());
    leftOut.put("near-duplicates", (long) chosen.duplicates());
    leftOut.put("not-drawn", (long) chosen.undrawn());
    leftOut.put("undated", (long) chosen.undated());
    return leftOut;
  }

  /** Writes what people read, then the manifest: of all files but itself. */
  private boolean described(Manifest manifest, Census census) throws IOException {
    new DataCard(plan, manifest, census).write(folder);
    Files.writeString(folder.resolve(Citation.NAME), Citation.of(plan, manifest));
    History.write(folder, manifest, last);
    List<BuiltFile> files = BuiltFiles.of(folder);
    requireUntouched(files);
    Manifest whole = manifest.withFiles(files);
    whole.write(folder);
    return last.filter(b -> b.manifest().saysTheSameAs(whole)).isEmpty();
  }

  private void requireUntouched(List<BuiltFile> files) {
    under
        .map(Build::manifest)
        .ifPresent(
            before ->
                before.data().stream()
                    .filter(f -> f.path().startsWith(Manifest.DATA) && !files.contains(f))
                    .findFirst()
                    .ifPresent(
                        f -> {
                          throw new CorpusException(
                              "%s: %s of build %d is not as it was built, so nothing is added to it: build it anew"
                                  .formatted(plan.name(), f.path(), before.build()));
                        }));
  }
}
