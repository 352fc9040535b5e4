package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes of articles what is written of them on every processor, and writes it in their order: for
 * forms whose making takes longer than the store's reading.
 */
final class Ahead<T> implements ArticleSink {
  private static final int MOST_WAITING = 64;

  private final Function<StoredArticle, T> making;
  private final Last<T> last;
  private final ExecutorService makers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("maker-", 0).daemon().factory());
  private final Deque<Future<T>> waiting = new ArrayDeque<>();

  /** Where the made things go, one after the other, in the thread that writes articles. */
  interface Last<T> {
    void write(T made) throws IOException;

    void close() throws IOException;
  }

  Ahead(Function<StoredArticle, T> making, Last<T> last) {
    this.making = making;
    this.last = last;
  }

  @Override
  public void write(StoredArticle article) throws IOException {
    waiting.add(makers.submit(() -> making.apply(article)));
    if (waiting.size() > MOST_WAITING) {
      writeFirst();
    }
  }

  private void writeFirst() throws IOException {
    try {
      last.write(waiting.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      waiting.clear();
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      while (!waiting.isEmpty()) {
        writeFirst();
      }
    } finally {
      makers.shutdownNow();
      last.close();
    }
  }
}
