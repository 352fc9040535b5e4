package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes of some articles at a time what is written of them, on every processor, and writes it in
 * their order: for forms whose making takes longer than the store's reading.
 */
final class Ahead<T> implements ArticleSink {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** One more than can be made at once: a maker has work while the first is written. */
  private static final int WAITING = PROCESSORS + 1;

  private final long atATime;
  private final Function<List<StoredArticle>, T> making;
  private final Last<T> last;
  private final ExecutorService makers =
      Executors.newFixedThreadPool(
          PROCESSORS, Thread.ofPlatform().name("maker-", 0).daemon().factory());
  private final Deque<Future<T>> waiting = new ArrayDeque<>();
  private List<StoredArticle> next = new ArrayList<>();
  private long bytes;

  /** Where the made things go, one after the other, in the thread that writes articles. */
  interface Last<T> extends Closeable {
    void write(T made) throws IOException;
  }

  /**
   * @param atATime of so many bytes of JSON, or a little more, something is made
   */
  Ahead(long atATime, Function<List<StoredArticle>, T> making, Last<T> last) {
    this.atATime = atATime;
    this.making = making;
    this.last = last;
  }

  @Override
  public void write(StoredArticle article) throws IOException {
    next.add(article);
    bytes += article.size();
    if (bytes >= atATime) {
      begin();
      if (waiting.size() == WAITING) {
        writeFirst();
      }
    }
  }

  private void begin() {
    List<StoredArticle> articles = next;
    next = new ArrayList<>();
    bytes = 0;
    waiting.add(makers.submit(() -> making.apply(articles)));
  }

  private void writeFirst() throws IOException {
    try {
      last.write(waiting.remove().get());
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      giveUp();
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (IOException e) {
      giveUp();
      throw e;
    }
  }

  /** Nothing is written behind what failed. */
  private void giveUp() {
    waiting.clear();
    next.clear();
  }

  @Override
  public void close() throws IOException {
    try (last) {
      if (!next.isEmpty()) {
        begin();
      }
      while (!waiting.isEmpty()) {
        writeFirst();
      }
    } finally {
      makers.shutdownNow();
    }
  }
}
