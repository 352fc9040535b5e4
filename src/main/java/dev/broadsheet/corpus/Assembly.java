package dev.broadsheet.corpus;

import dev.broadsheet.article.ArticleJson;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Puts one build together in a folder of its own: chooses, writes, counts, describes. For one use.
 */
final class Assembly {
  private final CorpusPlan plan;
  private final Ground ground;
  private final int number;
  private final Optional<Build> last;
  private final Optional<Build> under;
  private final Path folder;
  private final Census census = new Census();
  private final List<Seen> seen = new ArrayList<>();

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
    List<Member> members = chosen.members();
    BiConsumer<Member, StoredArticle> reader = reader(members.size());
    Changeover changeover = new Changeover(folder, part(), chosen.withdrawn(), chosen.deleted());
    if (under.isEmpty()) {
      List<Part> parts = written(moment, members, reader);
      changeover.anew(seen);
      return described(manifest(moment.revision(), chosen, 0, parts));
    }
    show(moment, members, reader);
    Changeover.Outcome outcome = changeover.onTopOf(under.get().folder(), seen);
    if (outcome.isNothing() && under.filter(this::isAboutTheSame).isPresent()) {
      return false;
    }
    BuiltFiles.link(under.get(), folder);
    List<Part> parts = new ArrayList<>(under.get().manifest().parts());
    parts.addAll(written(moment, outcome.fresh(), (member, article) -> {}));
    return described(manifest(moment.revision(), chosen, outcome.tombstones(), parts));
  }

  private int part() {
    return under.isPresent() ? number : 0;
  }

  private boolean isAboutTheSame(Build build) {
    return build.manifest().about().equals(plan.about());
  }

  private BiConsumer<Member, StoredArticle> reader(int all) {
    return (member, article) -> {
      byte[] json = article.utf8();
      seen.add(Seen.of(member, json));
      census.add(member, ArticleJson.fromUtf8(json));
      ground.progress().read(seen.size(), all);
    };
  }

  private List<Part> written(
      ArticleMoment moment, List<Member> members, BiConsumer<Member, StoredArticle> first)
      throws IOException {
    try (PartWriter writer = new PartWriter(folder, part(), plan.forms(), ground.raw())) {
      show(
          moment,
          members,
          (member, article) -> {
            first.accept(member, article);
            write(writer, article, member.split());
          });
      return writer.finish();
    }
  }

  private static void show(
      ArticleMoment moment, List<Member> members, BiConsumer<Member, StoredArticle> consumer) {
    Iterator<Member> next = members.iterator();
    moment.articles(
        members.stream().mapToLong(m -> m.article().number()).toArray(),
        article -> consumer.accept(next.next(), article));
  }

  private static void write(PartWriter writer, StoredArticle article, Split split) {
    try {
      writer.write(article, split);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest(
      long revision, Choosing.Chosen chosen, long tombstones, List<Part> parts) {
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
        before.map(Manifest::tombstones).orElse(0L) + tombstones,
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
  private boolean described(Manifest manifest) throws IOException {
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
    Set<BuiltFile> present = Set.copyOf(files);
    under
        .map(Build::manifest)
        .ifPresent(
            before ->
                before.data().stream()
                    .filter(f -> f.path().startsWith(Manifest.DATA) && !present.contains(f))
                    .findFirst()
                    .ifPresent(
                        f -> {
                          throw new CorpusException(
                              "%s: %s of build %d is not as it was built, so nothing is added to it: build it anew"
                                  .formatted(plan.name(), f.path(), before.build()));
                        }));
  }
}
