package dev.broadsheet.search;

import dev.broadsheet.store.Deleted;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexWriter;

/**
 * Writes changed articles into an index, in the order of their revisions; several threads bring
 * their words to stems. What is committed is whole up to a revision. For one use.
 */
final class IndexUpdate implements AutoCloseable {
  private static final int TOGETHER = 128;

  private final IndexWriter writer;
  private final int commitAfter;
  private final LongConsumer progress;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService workers = Executors.newFixedThreadPool(threads);
  private final Queue<CompletableFuture<Void>> inHand = new ArrayDeque<>();
  private List<StoredArticle> next = new ArrayList<>();
  private Bookmark last;
  private Bookmark lastRemoved = Bookmark.START;
  private long added;

  IndexUpdate(IndexWriter writer, Bookmark last, int commitAfter, LongConsumer progress) {
    this.writer = writer;
    this.last = last;
    this.commitAfter = commitAfter;
    this.progress = progress;
  }

  /** Takes out an article that was deleted; all of them go before what is added. */
  void remove(Deleted article) {
    try {
      writer.deleteDocuments(Documents.key(article.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastRemoved = Bookmark.of(article);
  }

  void add(StoredArticle article) {
    next.add(article);
    last = Bookmark.of(article);
    if (next.size() == TOGETHER) {
      handOn();
    }
    if (++added % commitAfter == 0) {
      commit();
    }
  }

  /** Commits all, to the last revision of either kind. */
  void finish() {
    last = lastRemoved.revision() > last.revision() ? lastRemoved : last;
    commit();
  }

  /** Makes what was added last. */
  private void commit() {
    handOn();
    while (!inHand.isEmpty()) {
      finishOldest();
    }
    try {
      writer.setLiveCommitData(last.data().entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.accept(added);
  }

  private void handOn() {
    while (inHand.size() > 2 * threads) {
      finishOldest();
    }
    List<StoredArticle> articles = next;
    next = new ArrayList<>();
    inHand.add(CompletableFuture.runAsync(() -> articles.forEach(this::write), workers));
  }

  private void finishOldest() {
    try {
      inHand.remove().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void write(StoredArticle article) {
    try {
      writer.updateDocument(Documents.key(article.id()), Documents.of(article));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
