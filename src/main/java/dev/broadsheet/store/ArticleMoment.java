package dev.broadsheet.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The articles as they are at one moment, whatever is written meanwhile. Memory does not grow with
 * their number but by eight bytes for each that is chosen. Thread-safe; of use until the work ends
 * that it was given to.
 */
public final class ArticleMoment {
  private static final int PAGE = 256;

  private final Handle handle;
  private final Cards cards;
  private final ReentrantLock reading = new ReentrantLock();

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
    FilterSql sql = new FilterSql(filter);
    return read(() -> cards.numbers(sql));
  }

  /** Reads the next page while one is shown. */
  private <T> void show(
      long[] numbers,
      Function<List<Long>, List<T>> reader,
      Function<T, Long> number,
      Consumer<T> consumer) {
    CompletableFuture<List<T>> next = ahead(numbers, 0, reader, number);
    try {
      for (int from = 0; from < numbers.length; from += PAGE) {
        List<T> page = Aside.end(next);
        next = ahead(numbers, from + PAGE, reader, number);
        page.forEach(consumer);
      }
    } finally {
      next.handle((page, failure) -> page).join();
    }
  }

  private <T> CompletableFuture<List<T>> ahead(
      long[] numbers, int from, Function<List<Long>, List<T>> reader, Function<T, Long> number) {
    List<Long> page =
        Arrays.stream(
                numbers, Math.min(from, numbers.length), Math.min(from + PAGE, numbers.length))
            .boxed()
            .toList();
    return page.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : Aside.begin(() -> read(() -> inOrder(page, reader.apply(page), number)));
  }

  private static <T> List<T> inOrder(List<Long> numbers, List<T> found, Function<T, Long> number) {
    Map<Long, T> byNumber = new HashMap<>();
    found.forEach(one -> byNumber.put(number.apply(one), one));
    List<T> ordered = new ArrayList<>(numbers.size());
    for (Long n : numbers) {
      Stream.ofNullable(byNumber.get(n)).forEach(ordered::add);
    }
    return ordered;
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
