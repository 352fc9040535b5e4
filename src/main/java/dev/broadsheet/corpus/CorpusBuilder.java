package dev.broadsheet.corpus;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.archive.FileHold;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.store.ArticleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Builds corpora of the articles of a store, each as they are at one moment. Two builds of one plan
 * from the same store are equal byte for byte.
 */
public final class CorpusBuilder {
  private final ArticleStore articles;
  private final Ground ground;

  /**
   * What builds need beside the articles.
   *
   * @param adapters tell the countries of sites
   * @param raw is asked for by those formats alone that write pages as they were fetched
   * @param software the version of the program
   */
  public record Ground(
      Adapters adapters,
      TextSearch texts,
      Supplier<RawArchive> raw,
      String software,
      BuildProgress progress) {
    public Ground {
      Objects.requireNonNull(adapters, "adapters");
      Objects.requireNonNull(texts, "texts");
      Objects.requireNonNull(raw, "raw");
      Objects.requireNonNull(software, "software");
      Objects.requireNonNull(progress, "progress");
    }
  }

  public CorpusBuilder(ArticleStore articles, Ground ground) {
    this.articles = articles;
    this.ground = ground;
  }

  /**
   * Builds a corpus anew. Where that comes to the same as the last build, none is added.
   *
   * @return the new build, or the last one
   * @throws CorpusException if another builds it, or it can't be written; earlier builds stay
   */
  public Build build(CorpusPlan plan, Builds builds) {
    return make(plan, builds, false);
  }

  /**
   * Adds to the last build what is new or changed since, and lists what of it holds no more. Where
   * there is no build, or the plan asks for something else than it did, builds anew.
   *
   * @return the new build, or the last one where nothing has changed
   * @throws CorpusException if another builds it, or it can't be written; earlier builds stay
   */
  public Build update(CorpusPlan plan, Builds builds) {
    return make(plan, builds, true);
  }

  private Build make(CorpusPlan plan, Builds builds, boolean onTop) {
    try (FileHold _ = builds.hold()) {
      Optional<Build> last = builds.last();
      Optional<Build> under =
          last.filter(b -> onTop && b.manifest().query().equals(Understood.of(plan)));
      int number = last.map(Build::number).orElse(0) + 1;
      return builds.add(
          number,
          aside ->
              articles.atOneMoment(
                  moment -> {
                    try {
                      return new Assembly(plan, ground, number, last, under, aside).of(moment);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    } catch (IOException e) {
      throw CorpusException.of(plan.name(), e);
    }
  }
}
