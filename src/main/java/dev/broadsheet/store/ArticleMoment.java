package dev.broadsheet.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The articles as they are at one moment, whatever is written meanwhile. Memory does not grow with
 * their number but by eight bytes for each that is chosen. Thread-safe; of use until the work ends
 * that it was given to.
 */
public final class ArticleMoment {
  private static final int PAGE = 128;

  /** So many pages wait to be shown while the next one is read. */
  private static final int AHEAD = 4;

  private final Handle handle;
  private final Cards cards;
  private final ReentrantLock reading = new ReentrantLock(true);

  ArticleMoment(Handle handle) {
    this.handle = handle;
    this.cards = new Cards(handle);
  }

  /** The last revision that was given; those of later changes are greater. */
  public long revision() {
    return read(() -> Catalog.revision(handle));
  }

  /** How many articles fit. */
  public long count(ArticleFilter filter) {
    FilterSql sql = new FilterSql(filter);
    return read(() -> cards.count(sql));
  }

  /** Shows the cards of the articles that fit, in the order in which they were taken in. */
  public void cards(ArticleFilter filter, Consumer<Card> consumer) {
    show(numbers(filter), cards::cards, Card::number, consumer);
  }

  /** Shows the articles that fit, in the order in which they were taken in. */
  public void articles(ArticleFilter filter, Consumer<StoredArticle> consumer) {
    articles(numbers(filter), consumer);
  }

  /** The newest of the articles that fit by publication first, undated ones last. */
  List<StoredArticle> newest(ArticleFilter filter, int limit) {
    FilterSql sql = new FilterSql(filter);
    List<StoredArticle> found = new ArrayList<>();
    articles(read(() -> cards.newest(sql, limit)), found::add);
    return found;
  }

  /**
   * Shows articles in the order in which they are named.
   *
   * @param numbers of their cards; unknown ones are passed over
   */
  public void articles(long[] numbers, Consumer<StoredArticle> consumer) {
    show(numbers, cards::articles, article -> article.card().number(), consumer);
  }

  /**
   * Shows each article that was changed after a revision, as it is now, in the order of the last
   * changes.
   *
   * @param revision 0 for all
   */
  public void changedSince(long revision, Consumer<StoredArticle> consumer) {
    articles(read(() -> cards.changedSince(revision)), consumer);
  }

  /** Shows each article that was deleted after a revision, in the order of their deletion. */
  public void deletedSince(long revision, Consumer<Deleted> consumer) {
    List<Deleted> page = deletedSince(revision);
    while (!page.isEmpty()) {
      page.forEach(consumer);
      page = deletedSince(page.getLast().revision());
    }
  }

  /** The deletion of an article; empty where it was not deleted, or never there. */
  public Optional<Deleted> deleted(String id) {
    return read(() -> Catalog.deleted(handle, id));
  }

  private List<Deleted> deletedSince(long revision) {
    return read(() -> Catalog.deletedSince(handle, revision, PAGE));
  }

  private long[] numbers(ArticleFilter filter) {
    if (filter.equals(ArticleFilter.ALL)) {
      NumberSpan span = read(cards::span);
      if (span.isDense()) {
        return span.numbers();
      }
    }
    FilterSql sql = new FilterSql(filter);
    return read(() -> cards.numbers(sql));
  }

  /** Reads the next pages while one is shown. */
  private <T> void show(
      long[] numbers,
      Function<long[], List<T>> reader,
      ToLongFunction<T> number,
      Consumer<T> consumer) {
    Deque<CompletableFuture<List<T>>> ahead = new ArrayDeque<>();
    try {
      for (int from = 0; from < numbers.length; from += PAGE) {
        long[] page = Arrays.copyOfRange(numbers, from, Math.min(from + PAGE, numbers.length));
        ahead.add(Aside.begin(() -> read(() -> inOrder(page, reader.apply(page), number))));
        if (ahead.size() > AHEAD) {
          Aside.end(ahead.remove()).forEach(consumer);
        }
      }
      while (!ahead.isEmpty()) {
        Aside.end(ahead.remove()).forEach(consumer);
      }
    } finally {
      ahead.forEach(page -> page.handle((read, failure) -> read).join());
    }
  }

  private static <T> List<T> inOrder(long[] numbers, List<T> found, ToLongFunction<T> number) {
    Map<Long, T> byNumber = new HashMap<>();
    found.forEach(one -> byNumber.put(number.applyAsLong(one), one));
    return LongStream.of(numbers).boxed().flatMap(n -> Stream.ofNullable(byNumber.get(n))).toList();
  }

  /** One at a time: a connection answers one question after the other. */
  private <T> T read(Supplier<T> question) {
    reading.lock();
    try {
      return question.get();
    } finally {
      reading.unlock();
    }
  }
}
