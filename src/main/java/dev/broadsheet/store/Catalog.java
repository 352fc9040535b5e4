package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps the cards and current texts of articles, in the transactions that change them. Each change
 * of an article gets the next revision; who gives it keeps others from giving one until its
 * transaction ends, so it is asked for last.
 */
final class Catalog {
  private static final String REVISIONS = "articles";

  private final Handle handle;
  private long last;

  private Catalog(Handle handle, int changes) {
    this.handle = handle;
    this.last = given(handle, changes) - changes;
  }

  /**
   * An article's current version.
   *
   * @param taken when its first version was fetched
   */
  record Entry(Article article, Instant taken, int version, Submission submission, String json) {
    /** Whether nothing was missing when the page was read. */
    boolean isComplete() {
      return !article.title().isBlank()
          && !article.text().isEmpty()
          && article.published().isPresent()
          && submission.problems().stream().noneMatch(p -> p.kind() == Problem.Kind.MISSING);
    }
  }

  /** Adds the cards of new articles, and changes those of articles that have a new version. */
  static void put(
      Handle handle, List<Entry> fresh, List<Entry> later, Collection<String> regrouped) {
    List<String> moved = moved(handle, regrouped);
    int changes = fresh.size() + later.size() + moved.size();
    if (changes > 0) {
      Catalog catalog = new Catalog(handle, changes);
      catalog.add(fresh);
      catalog.change(later);
      catalog.regroup(moved);
    }
  }

  /**
   * Removes the cards and texts of articles, and keeps in mind that they were there.
   *
   * @param regrouped articles whose group may be another now
   */
  static void remove(
      Handle handle, List<String> articles, Collection<String> regrouped, Instant when) {
    List<String> moved = moved(handle, regrouped);
    Catalog catalog = new Catalog(handle, articles.size() + moved.size());
    catalog.bury(articles, when);
    catalog.regroup(moved);
  }

  private void bury(List<String> articles, Instant when) {
    PreparedBatch stones =
        handle.prepareBatch(
            """
            insert into deleted_articles (article, number, revision, deleted)
            select article, number, :revision, :when from cards where article = :article
            """);
    PreparedBatch texts =
        handle.prepareBatch(
            "delete from texts where number = (select number from cards where article = :article)");
    PreparedBatch cards = handle.prepareBatch("delete from cards where article = :article");
    for (String article : articles) {
      stones
          .bind("article", article)
          .bind("revision", ++last)
          .bind("when", Instants.toColumn(when))
          .add();
      texts.bind("article", article).add();
      cards.bind("article", article).add();
    }
    stones.execute();
    texts.execute();
    cards.execute();
  }

  /** The deletion of an article, if it was deleted. */
  static Optional<Deleted> deleted(Handle handle, String article) {
    return handle
        .createQuery("select * from deleted_articles where article = :article")
        .bind("article", article)
        .map((row, context) -> deleted(row))
        .findOne();
  }

  private static Deleted deleted(ResultSet row) throws SQLException {
    return new Deleted(row.getString("article"), row.getLong("number"), row.getLong("revision"));
  }

  /** The first articles that were deleted after a revision, in the order of their deletion. */
  static List<Deleted> deletedSince(Handle handle, long revision, int most) {
    return handle
        .createQuery(
            """
            select * from deleted_articles
            where revision > :revision order by revision limit :most
            """)
        .bind("revision", revision)
        .bind("most", most)
        .map((row, context) -> deleted(row))
        .list();
  }

  /** Marks an article that its site has taken away. */
  static void withdraw(Handle handle, String article, Instant found) {
    handle.execute(
        "update cards set revision = ?, withdrawn = ? where article = ?",
        given(handle, 1),
        Instants.toColumn(found),
        article);
  }

  /** Marks as changed the articles that were read while their site drifted. */
  static void drifted(Handle handle, Drift drift) {
    List<String> articles =
        handle
            .createQuery(
                """
                select article from cards
                where site = :site and adapter = :adapter and fetched >= :since order by number
                """)
            .bind("site", drift.site())
            .bind("adapter", drift.adapter())
            .bind("since", Instants.toColumn(drift.since()))
            .mapTo(String.class)
            .list();
    if (!articles.isEmpty()) {
      new Catalog(handle, articles.size()).regroup(articles);
    }
  }

  /** The last revision that can be seen; 0 in an empty store. */
  static long revision(Handle handle) {
    return handle
        .createQuery("select given from revisions where kind = :kind")
        .bind("kind", REVISIONS)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Takes the right to give the next revision before it is given. */
  static void keepOthersFromChanging(Handle handle) {
    handle
        .createQuery("select given from revisions where kind = :kind for update")
        .bind("kind", REVISIONS)
        .mapTo(Long.class)
        .findOne();
  }

  /** Takes the next revisions, and tells the last of them. */
  private static long given(Handle handle, int count) {
    String take = "update revisions set given = given + ? where kind = ?";
    if (handle.execute(take, count, REVISIONS) == 0) {
      handle.execute(
          "insert into revisions (kind, given) values (?, 0) on conflict do nothing", REVISIONS);
      handle.execute(take, count, REVISIONS);
    }
    return revision(handle);
  }

  /** Of articles whose group may be another now those whose card does not say so. */
  private static List<String> moved(Handle handle, Collection<String> articles) {
    return articles.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                """
                select c.article from cards c left join near_duplicates d on d.article = c.article
                where c.article = any(:articles) and d.group_id is distinct from c.group_id
                order by c.number
                """)
            .bindArray("articles", String.class, articles)
            .mapTo(String.class)
            .list();
  }

  private void add(List<Entry> entries) {
    PreparedBatch cards =
        handle.prepareBatch(
            """
            insert into cards (number, article, revision, version, raw_file, raw_offset, site,
              language, published, published_on, taken, fetched, adapter, words, free, complete,
              group_id, withdrawn)
            values (:revision, :article, :revision, :version, :file, :offset, :site,
              :language, :published, :on, :taken, :fetched, :adapter, :words, :free, :complete,
              (select d.group_id from near_duplicates d where d.article = :article),
              (select w.found from withdrawals w where w.article = :article))
            """);
    PreparedBatch texts =
        handle.prepareBatch("insert into texts (number, json) values (:number, :json)");
    for (Entry entry : entries) {
      bind(cards, entry).bind("taken", Instants.toColumn(entry.taken())).add();
      texts.bind("number", last).bind("json", Packing.pack(entry.json())).add();
    }
    Batches.execute(cards);
    Batches.execute(texts);
  }

  private void change(List<Entry> entries) {
    PreparedBatch cards =
        handle.prepareBatch(
            """
            update cards
            set revision = :revision, version = :version, raw_file = :file, raw_offset = :offset,
              site = :site, language = :language, published = :published, published_on = :on,
              fetched = :fetched, adapter = :adapter, words = :words, free = :free,
              complete = :complete,
              group_id = (select d.group_id from near_duplicates d where d.article = :article)
            where article = :article
            """);
    PreparedBatch texts =
        handle.prepareBatch(
            """
            update texts set json = :json
            where number = (select c.number from cards c where c.article = :article)
            """);
    for (Entry entry : entries) {
      bind(cards, entry).add();
      texts.bind("article", entry.article().id()).bind("json", Packing.pack(entry.json())).add();
    }
    Batches.execute(cards);
    Batches.execute(texts);
  }

  private PreparedBatch bind(PreparedBatch batch, Entry entry) {
    Article article = entry.article();
    return batch
        .bind("article", article.id())
        .bind("revision", ++last)
        .bind("version", entry.version())
        .bind("file", entry.submission().rawFile())
        .bind("offset", entry.submission().rawOffset())
        .bind("site", article.site())
        .bind("language", article.language().orElse(null))
        .bind("published", article.published().map(m -> m.time()).orElse(null))
        .bind("on", article.published().map(m -> m.time().toLocalDate()).orElse(null))
        .bind("fetched", Instants.toColumn(article.fetched()))
        .bind("adapter", article.adapter())
        .bind("words", article.words())
        .bind("free", article.free().orElse(null))
        .bind("complete", entry.isComplete());
  }

  private void regroup(List<String> articles) {
    PreparedBatch cards =
        handle.prepareBatch(
            """
            update cards set revision = :revision,
              group_id = (select d.group_id from near_duplicates d where d.article = :article)
            where article = :article
            """);
    articles.forEach(article -> cards.bind("article", article).bind("revision", ++last).add());
    Batches.execute(cards);
  }
}
