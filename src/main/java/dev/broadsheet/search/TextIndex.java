package dev.broadsheet.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.logging.Level;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of all articles of a store, in a folder of their own. Unless it is asked as it stands,
 * the index first takes in what has changed in the store since. It can be deleted at any time, and
 * makes itself again where it is missing, damaged, of another store or of another age of the
 * program.
 *
 * <p>Thread-safe. Several processes may use one folder: one at a time writes, and what the others
 * answer meanwhile tells how far it is behind.
 */
public final class TextIndex implements AutoCloseable {
  /** How long a search waits for another's writing, which mostly is a handful of articles. */
  private static final Duration SHORT = Duration.ofMillis(500);

  /** How long is waited for another's writing where an answer has to be whole. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);

  /** Lucene warns of a module that it would use, which the JDK still calls an incubator. */
  private static final java.util.logging.Logger VECTORS =
      java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  /** So much is lost, and done again, when the process is killed. */
  private static final int COMMIT_AFTER = 30_000;

  private final Path path;
  private final ArticleStore articles;
  private final int commitAfter;
  private final Analyzer ofQuery = Morphology.ofQuery();
  private final Analyzer ofText = Morphology.ofText();
  private final QueryWriter queries = new QueryWriter(ofQuery);
  private @Nullable IndexFolder folder;
  private @Nullable IndexReading reading;

  /** Nothing is opened or made before the index is used. */
  public TextIndex(Path folder, ArticleStore articles) {
    this(folder, articles, COMMIT_AFTER);
  }

  /** The same with a commit after so many articles. */
  TextIndex(Path folder, ArticleStore articles, int commitAfter) {
    this.path = folder;
    this.articles = articles;
    this.commitAfter = commitAfter;
  }

  /**
   * Takes in what has changed in the store.
   *
   * @param progress is told now and then how many articles were taken in
   * @return how many changes are missing, as another writes them: 0 where all is done
   * @throws IndexException if the index can't be written
   */
  public long catchUp(LongConsumer progress) {
    return catchUp(progress, () -> false);
  }

  /** The same until it is told to stop; what was committed by then stays. */
  long catchUp(LongConsumer progress, BooleanSupplier stopping) {
    return repaired(() -> catchUp(SHORT, progress, stopping));
  }

  /** Takes in what has changed, and lets those who ask the index as it stands see it. */
  void keepUp(BooleanSupplier stopping) {
    repaired(
        () -> {
          long missing = catchUp(SHORT, count -> {}, stopping);
          if (missing == 0 && !stopping.getAsBoolean()) {
            reading().refresh();
          }
          return missing;
        });
  }

  /**
   * How much of the store the index has: it does not take in anything first.
   *
   * @throws IndexException if the index can't be read
   */
  public Standing standing() {
    return repaired(
        () -> {
          Optional<Bookmark> mark = folder().bookmark();
          return articles.atOneMoment(store -> standing(mark, store));
        });
  }

  /**
   * Finds articles, with the places that were looked for.
   *
   * @throws IndexException if the index can't be read or written, or is just being begun by another
   */
  public Found search(Search search) {
    return repaired(
        () -> {
          long behind = catchUp(SHORT, count -> {}, () -> false);
          return found(search, reading().read(top(search)), behind);
        });
  }

  /**
   * The same among what the index had when it was last kept up or first asked, at once.
   *
   * @throws IndexException if the index can't be read, or has nothing yet
   */
  public Found searchAsItStands(Search search) {
    return repaired(
        () -> found(search, reading().readAsItStands(top(search)), standing().behind()));
  }

  private IndexReading.Work<TopHits> top(Search search) {
    Query query = FilterQuery.of(queries.write(search.query().clause()), search.filter());
    return searcher -> TopHits.of(search, query, searcher);
  }

  private Found found(Search search, TopHits top, long behind) throws IOException {
    Highlights highlights = new Highlights(ofText, queries.write(search.query().clause()));
    return new Found(hits(top.numbers(), highlights), top.total(), top.facets(), behind);
  }

  /**
   * The numbers of all articles that a query finds, in their order: eight bytes for each.
   *
   * @throws IndexException if the index can't be read or written, or another goes on writing it for
   *     many minutes
   */
  public long[] numbers(TextQuery query) {
    return repaired(
        () -> {
          if (catchUp(LONG, count -> {}, () -> false) > 0) {
            throw IndexException.busy(path);
          }
          return reading().read(searcher -> searcher.numbers(queries.write(query.clause())));
        });
  }

  private List<Hit> hits(List<Long> numbers, Highlights highlights) throws IOException {
    List<StoredArticle> stored = new ArrayList<>();
    articles.atOneMoment(
        moment -> {
          moment.articles(numbers.stream().mapToLong(Long::longValue).toArray(), stored::add);
          return true;
        });
    List<Hit> hits = new ArrayList<>();
    for (StoredArticle each : stored) {
      Article article = each.article();
      hits.add(
          new Hit(each.card(), article, highlights.title(article), highlights.passages(article)));
    }
    return hits;
  }

  /** Deletes the index; it is made again when it is used next. */
  public synchronized void clear() {
    try {
      close();
      folder().clear();
    } catch (LockObtainFailedException e) {
      throw IndexException.busy(path);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private long catchUp(Duration patience, LongConsumer progress, BooleanSupplier stopping)
      throws IOException {
    long missing = standing().behind();
    if (missing == 0) {
      return 0;
    }
    Optional<IndexWriter> writer = folder().writer(patience);
    if (writer.isEmpty()) {
      return missing;
    }
    write(writer.get(), progress, stopping);
    return 0;
  }

  /** An index of another store has nothing; one of nothing is to be made, too. */
  private static Standing standing(Optional<Bookmark> mark, ArticleMoment store) {
    long all = Math.max(1, store.revision());
    return mark.filter(m -> m.isOf(store))
        .map(m -> new Standing(m.revision(), store.revision()))
        .orElseGet(() -> new Standing(0, all));
  }

  private void write(IndexWriter writer, LongConsumer progress, BooleanSupplier stopping)
      throws IOException {
    boolean isDone = false;
    try {
      // asked again, now that nobody else writes
      Optional<Bookmark> mark = folder().bookmark();
      isDone = articles.atOneMoment(store -> write(writer, mark, store, progress, stopping));
    } finally {
      if (isDone) {
        writer.close();
      } else {
        writer.rollback();
      }
    }
  }

  /** Whether it came to the end. */
  private boolean write(
      IndexWriter writer,
      Optional<Bookmark> mark,
      ArticleMoment store,
      LongConsumer progress,
      BooleanSupplier stopping) {
    Optional<Bookmark> known = mark.filter(m -> m.isOf(store));
    try (IndexUpdate update =
        new IndexUpdate(writer, known.orElse(Bookmark.START), commitAfter, progress)) {
      if (known.isEmpty()) {
        writer.deleteAll();
      }
      long done = known.map(Bookmark::revision).orElse(0L);
      store.deletedSince(done, update::remove);
      store.changedSince(
          done,
          article -> {
            if (stopping.getAsBoolean()) {
              throw new CancellationException();
            }
            update.add(article);
          });
      update.finish();
      return true;
    } catch (CancellationException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Work on the index. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Does work, and does it again on a new index where the one that is there is damaged. */
  private <T> T repaired(Work<T> work) {
    try {
      return work.run();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      close();
      if (!IndexFolder.isDamage(e)) {
        throw failure(e);
      }
      LOG.warn("{}: the text index is damaged and is made again", path);
      LOG.debug("the damage", e);
      clear();
      try {
        return work.run();
      } catch (IOException | UncheckedIOException again) {
        throw failure(again);
      }
    }
  }

  private IndexException failure(Exception e) {
    return new IndexException(
        path,
        "the text index can't be read or written: %s. It can be deleted at any time, and is made again"
            .formatted(e.getMessage()),
        e);
  }

  private synchronized IndexFolder folder() throws IOException {
    if (folder == null) {
      folder = IndexFolder.open(path);
    }
    return folder;
  }

  private synchronized IndexReading reading() throws IOException {
    if (reading == null) {
      if (!DirectoryReader.indexExists(folder().directory())) {
        throw IndexException.busy(path);
      }
      reading = new IndexReading(folder().directory());
    }
    return reading;
  }

  @Override
  public synchronized void close() {
    try {
      if (reading != null) {
        reading.close();
        reading = null;
      }
      if (folder != null) {
        folder.close();
        folder = null;
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
