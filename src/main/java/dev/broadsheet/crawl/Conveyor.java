package dev.broadsheet.crawl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works on things that come one after another, on as many threads as there are processors, and
 * hands the results on in the order of the things, many at a time, on a thread of their own: while
 * that waits for the disk, the next things come. What lies between its ends is bounded. Used by one
 * thread.
 */
final class Conveyor<T> implements AutoCloseable {
  private static final int BATCH = 64;
  private static final int MOST = 3 * BATCH;
  private static final long MOST_BYTES = 128 << 20;

  private final Consumer<List<T>> end;
  private final Deque<Load<T>> loads = new ArrayDeque<>();
  private final ExecutorService processors =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("reader-", 0).daemon().factory());
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("keeper").daemon().factory());
  private Future<?> handedOn = CompletableFuture.completedFuture(null);
  private long bytes;

  private record Load<T>(Future<T> result, int bytes) {}

  /**
   * @param end takes the results, on a thread that is not the caller's; what it throws, the next
   *     call throws
   */
  Conveyor(Consumer<List<T>> end) {
    this.end = end;
  }

  /**
   * Takes a thing; waits while too many are under way.
   *
   * @param size of the thing in bytes
   */
  void put(int size, Callable<T> work) {
    loads.add(new Load<>(processors.submit(work), size));
    bytes += size;
    while (loads.size() > MOST || bytes > MOST_BYTES) {
      handOn();
    }
  }

  /** Hands on all that is under way, and waits until it is taken. */
  void finish() {
    while (!loads.isEmpty()) {
      handOn();
    }
    result(handedOn);
  }

  private void handOn() {
    List<T> batch = new ArrayList<>();
    while (batch.size() < BATCH && !loads.isEmpty()) {
      Load<T> load = loads.remove();
      bytes -= load.bytes();
      batch.add(result(load.result()));
    }
    result(handedOn);
    handedOn = keeper.submit(() -> end.accept(batch));
  }

  private static <R> R result(Future<R> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pages are read", e);
    }
  }

  /** Ends the work; what was handed on is taken before this returns. */
  @Override
  public void close() {
    processors.shutdownNow();
    keeper.close();
  }
}
