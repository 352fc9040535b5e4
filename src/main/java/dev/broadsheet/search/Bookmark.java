package dev.broadsheet.search;

import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.Deleted;
import dev.broadsheet.store.StoredArticle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an index has come: the last change that it has, by which it is also told whether it is
 * one of this store.
 *
 * @param revision of the change
 * @param number of the article that was changed
 */
record Bookmark(long revision, long number, String id) {
  /** To be raised when documents or the words in them are made in another way. */
  private static final String FORMAT = "2";

  /** Of an index of nothing. */
  static final Bookmark START = new Bookmark(0, 0, "");

  static Bookmark of(StoredArticle article) {
    return new Bookmark(article.revision(), article.card().number(), article.id());
  }

  /** Of an article that is gone. */
  static Bookmark of(Deleted article) {
    return new Bookmark(article.revision(), article.number(), article.id());
  }

  /** As a commit keeps it. */
  Map<String, String> data() {
    return Map.of("format", FORMAT, "revision", "" + revision, "number", "" + number, "id", id);
  }

  /** Reads what a commit keeps; nothing where that is of another format. */
  static Optional<Bookmark> read(Map<String, String> data) {
    return FORMAT.equals(data.get("format"))
        ? Optional.of(
            new Bookmark(
                Long.parseLong(data.getOrDefault("revision", "0")),
                Long.parseLong(data.getOrDefault("number", "0")),
                data.getOrDefault("id", "")))
        : Optional.empty();
  }

  /** Whether the store has this change, or a later one of the same article. */
  boolean isOf(ArticleMoment store) {
    List<Bookmark> there = new ArrayList<>();
    store.articles(new long[] {number}, article -> there.add(of(article)));
    store.deleted(id).map(Bookmark::of).ifPresent(there::add);
    return equals(START) || there.stream().anyMatch(this::isBefore);
  }

  private boolean isBefore(Bookmark other) {
    return other.id.equals(id) && other.number == number && other.revision >= revision;
  }
}
