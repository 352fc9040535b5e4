package dev.broadsheet.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What is read of many articles page by page, the next pages while one is shown.
 *
 * @param reading finds what is asked for by numbers, in any order, and perhaps more
 * @param number of what was found
 */
record Pages<T>(BiFunction<Cards, long[], List<T>> reading, ToLongFunction<T> number) {
  static final Pages<Card> CARDS = new Pages<>(Cards::cards, Card::number);
  static final Pages<StoredArticle> ARTICLES =
      new Pages<>(Cards::articles, article -> article.card().number());

  /** How many articles a page has. */
  static final int SIZE = 128;

  /** So many pages wait to be shown while the next ones are read. */
  private static final int AHEAD = 4;

  /**
   * Shows all in the order in which they are named; unknown ones are passed over.
   *
   * @param views of one moment, which take turns
   */
  void show(List<View> views, long[] numbers, Consumer<T> consumer) {
    Deque<CompletableFuture<List<T>>> ahead = new ArrayDeque<>();
    try {
      for (int from = 0; from < numbers.length; from += SIZE) {
        long[] page = Arrays.copyOfRange(numbers, from, Math.min(from + SIZE, numbers.length));
        View view = views.get(from / SIZE % views.size());
        ahead.add(Aside.begin(() -> read(view, page)));
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

  private List<T> read(View view, long[] page) {
    List<T> found = view.askCards(cards -> reading.apply(cards, page));
    Map<Long, T> byNumber = new HashMap<>();
    found.forEach(one -> byNumber.put(number.applyAsLong(one), one));
    return LongStream.of(page).boxed().flatMap(n -> Stream.ofNullable(byNumber.get(n))).toList();
  }
}
