package dev.broadsheet.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The articles as they are at one moment, whatever is written meanwhile. Memory does not grow with
 * their number but by eight bytes for each that is chosen. Thread-safe; of use until the work ends
 * that it was given to.
 */
public final class ArticleMoment {
  /** From so many on two connections read. */
  private static final int MANY = 4 * Pages.SIZE;

  private final Database database;
  private final View first;

  ArticleMoment(Handle handle, Database database) {
    this.database = database;
    this.first = new View(handle);
  }

  /** The last revision that was given; those of later changes are greater. */
  public long revision() {
    return first.revision();
  }

  /** How many articles fit. */
  public long count(ArticleFilter filter) {
    FilterSql sql = new FilterSql(filter);
    return first.askCards(cards -> cards.count(sql));
  }

  /** Shows the cards of the articles that fit, in the order in which they were taken in. */
  public void cards(ArticleFilter filter, Consumer<Card> consumer) {
    show(Pages.CARDS, numbers(filter), consumer);
  }

  /** Shows the articles that fit, in the order in which they were taken in. */
  public void articles(ArticleFilter filter, Consumer<StoredArticle> consumer) {
    articles(numbers(filter), consumer);
  }

  /** The newest of the articles that fit by publication first, undated ones last. */
  List<StoredArticle> newest(ArticleFilter filter, int limit) {
    FilterSql sql = new FilterSql(filter);
    List<StoredArticle> found = new ArrayList<>();
    long[] numbers = first.askCards(cards -> cards.newest(sql, limit));
    articles(numbers, found::add);
    return found;
  }

  /**
   * Shows articles in the order in which they are named.
   *
   * @param numbers of their cards; unknown ones are passed over
   */
  public void articles(long[] numbers, Consumer<StoredArticle> consumer) {
    show(Pages.ARTICLES, numbers, consumer);
  }

  /**
   * Shows each article that was changed after a revision, as it is now, in the order of the last
   * changes.
   *
   * @param revision 0 for all
   */
  public void changedSince(long revision, Consumer<StoredArticle> consumer) {
    long[] changed = first.askCards(cards -> cards.changedSince(revision));
    articles(changed, consumer);
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
    return first.ask(handle -> Catalog.deleted(handle, id));
  }

  private List<Deleted> deletedSince(long revision) {
    return first.ask(handle -> Catalog.deletedSince(handle, revision, Pages.SIZE));
  }

  private long[] numbers(ArticleFilter filter) {
    if (filter.equals(ArticleFilter.ALL)) {
      NumberSpan span = first.askCards(Cards::span);
      if (span.isDense()) {
        return span.numbers();
      }
    }
    FilterSql sql = new FilterSql(filter);
    return first.askCards(cards -> cards.numbers(sql));
  }

  /**
   * Where there is much to show two connections read it, unless the store has changed meanwhile.
   */
  private <T> void show(Pages<T> pages, long[] numbers, Consumer<T> consumer) {
    boolean byTwo =
        numbers.length >= MANY
            && database.withAnother(
                other -> {
                  View second = first.beside(other);
                  boolean isSame = second.revision() == first.revision();
                  if (isSame) {
                    pages.show(List.of(first, second), numbers, consumer);
                  }
                  return isSame;
                });
    if (!byTwo) {
      pages.show(List.of(first), numbers, consumer);
    }
  }
}
