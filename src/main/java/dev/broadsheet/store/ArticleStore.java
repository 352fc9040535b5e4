package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Problem;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Articles and their versions. Thread-safe. */
public final class ArticleStore {
  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,16}");

  /** The text of an article's current version is the catalog's, those of others are their own. */
  private static final String VERSIONS =
      """
      select v.version, v.changed, v.problems, v.raw_file, v.raw_offset, v.json as past,
        t.json as current
      from versions v
      left join cards c on c.article = v.article and c.version = v.version
      left join texts t on t.number = c.number
      where v.article = :id
      """;

  private final Database database;

  ArticleStore(Database database) {
    this.database = database;
  }

  /**
   * Saves in one transaction; results stand in the order of the submissions. Saving the same again
   * changes nothing.
   *
   * <p>Two forms of an article are the same when all but the time of fetching, the adapter and the
   * provenance is equal. A form is kept out when it has lost its title, all of its text, or more
   * than four fifths of a text of 50 words or more; while its site drifts also when it has lost a
   * field or more than half of its text. An address without an article of its own whose title and
   * text are those of an article of the same site is a duplicate of it. Articles that say nearly
   * the same, on one site or on many, are put into a group.
   */
  public List<SaveResult> save(List<Submission> submissions) {
    return submissions.isEmpty()
        ? List.of()
        : database.inTransaction("saving articles", handle -> Saving.save(handle, submissions));
  }

  /** What {@link #save} would do; writes nothing. */
  public List<Preview> preview(List<Submission> submissions) {
    return submissions.isEmpty()
        ? List.of()
        : database.inTransaction(
            "comparing articles", handle -> Saving.preview(handle, submissions));
  }

  /**
   * The current version of an article.
   *
   * @param id the id, or at least the first four digits of it; a beginning that several articles
   *     share finds none
   */
  public Optional<Article> find(String id) {
    return findStored(id).map(StoredArticle::article);
  }

  /** The same with what is stored beside the article. */
  public Optional<StoredArticle> findStored(String id) {
    if (!BEGINNING.matcher(id).matches()) {
      return Optional.empty();
    }
    return database.inTransaction(
        "reading an article", handle -> new Cards(handle).beginningWith(id));
  }

  /** The article at an address: its canonical URL or one of its aliases. */
  public Optional<Article> findByUrl(URI url) {
    return idOf(url).flatMap(this::find);
  }

  /** The id of the article at an address: its canonical URL or one of its aliases. */
  public Optional<String> idOf(URI url) {
    return database.inTransaction(
        "looking for an address",
        handle ->
            handle
                .createQuery(
                    """
                    select id from articles where id = :id
                    union all select article from aliases where id = :id
                    """)
                .bind("id", Article.idOf(url))
                .mapTo(String.class)
                .findFirst());
  }

  /** The ids of the articles at addresses, as {@link #idOf} finds them. */
  public Map<URI, String> idsOf(Collection<URI> urls) {
    Map<String, URI> byId = Addresses.byId(urls);
    Map<URI, String> found = new HashMap<>();
    database.inTransaction(
        "looking for addresses",
        handle ->
            handle
                .createQuery(
                    """
                    select id, article from aliases where id = any(:ids)
                    union all select id, id from articles where id = any(:ids)
                    """)
                .bindArray("ids", String.class, byId.keySet())
                .map(
                    (row, context) ->
                        found.put(
                            Objects.requireNonNull(byId.get(row.getString(1))), row.getString(2)))
                .list());
    return found;
  }

  /** What extractions told of the current versions of articles; those without are left out. */
  public Map<String, List<Problem>> problems(Collection<String> ids) {
    Map<String, List<Problem>> problems = new HashMap<>();
    database.inTransaction(
        "reading problems",
        handle ->
            handle
                .createQuery(
                    """
                    select c.article, v.problems from cards c
                    join versions v on v.article = c.article and v.version = c.version
                    where c.article = any(:ids) and v.problems <> '[]'
                    """)
                .bindArray("ids", String.class, ids)
                .map(
                    (row, context) ->
                        problems.put(row.getString(1), Json.problems(row.getString(2))))
                .list());
    return problems;
  }

  /** Marks an article that its site has taken away; its text and versions are kept. */
  public void withdraw(String id, Instant when) {
    database.inTransaction(
        "marking an article",
        handle -> {
          int marked =
              handle.execute(
                  "insert into withdrawals (article, found) values (?, ?) on conflict do nothing",
                  id,
                  Instants.toColumn(when));
          if (marked > 0) {
            Catalog.withdraw(handle, id, when);
          }
          return marked;
        });
  }

  /**
   * Deletes articles for good, with every version; where they were alone in saying something, it is
   * said nowhere any more. No address of theirs is taken in again, whatever it shows. All of it or
   * nothing.
   *
   * @param numbers of their cards; unknown ones are passed over
   * @return how many there were
   */
  public int delete(List<Long> numbers, Instant when) {
    return database.inTransaction(
        "deleting articles", handle -> Deleting.delete(handle, numbers, when));
  }

  /** When it was found that the site has taken the article away; empty while it stands. */
  public Optional<Instant> withdrawn(String id) {
    return database.inTransaction(
        "reading an article",
        handle ->
            handle
                .createQuery("select found from withdrawals where article = :id")
                .bind("id", id)
                .map((row, context) -> Instants.of(row, "found"))
                .findOne());
  }

  /** Other addresses under which the article was met, in order. */
  public List<URI> aliases(String id) {
    return database.inTransaction(
        "reading addresses",
        handle ->
            handle
                .createQuery("select url from aliases where article = :id order by url")
                .bind("id", id)
                .map((row, context) -> URI.create(row.getString(1)))
                .list());
  }

  /** All versions of an article, the oldest first; empty for an unknown id. */
  public List<ArticleVersion> versions(String id) {
    return database.inTransaction(
        "reading versions",
        handle ->
            handle
                .createQuery(VERSIONS + "order by v.version")
                .bind("id", id)
                .map((row, context) -> version(row))
                .list());
  }

  /** The current version of an article; empty for an unknown id. */
  public Optional<ArticleVersion> latest(String id) {
    return database.inTransaction(
        "reading a version",
        handle ->
            handle
                .createQuery(VERSIONS + "order by v.version desc limit 1")
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne());
  }

  private static ArticleVersion version(ResultSet row) throws SQLException {
    @Nullable String past = row.getString("past");
    String json = past == null ? Packing.text(row.getBytes("current")) : past;
    return new ArticleVersion(
        row.getInt("version"),
        ArticleJson.fromJson(json),
        Json.list(row.getString("changed")),
        Json.problems(row.getString("problems")),
        row.getString("raw_file"),
        row.getLong("raw_offset"));
  }

  /**
   * Does work that only reads, on the articles as they are at one moment.
   *
   * @param work is done once, and not by the thread that asks
   */
  public <T> T atOneMoment(Function<ArticleMoment, T> work) {
    return database.atOneMoment(
        "reading articles", handle -> work.apply(new ArticleMoment(handle, database)));
  }

  /** The newest articles by publication first, undated ones last. */
  public List<Article> search(ArticleFilter filter, int limit) {
    return newest(filter, limit).stream().map(StoredArticle::article).toList();
  }

  /** The same with what is stored beside each article. */
  public List<StoredArticle> newest(ArticleFilter filter, int limit) {
    return atOneMoment(moment -> moment.newest(filter, limit));
  }

  public long count(ArticleFilter filter) {
    return atOneMoment(moment -> moment.count(filter));
  }

  /** The last revision that was given to a change of an article; 0 in an empty store. */
  public long revision() {
    return atOneMoment(ArticleMoment::revision);
  }

  /**
   * Shows every article that fits at one moment, in the order in which they were taken in.
   *
   * @param consumer is called by another thread than the one that asks
   */
  public void forEach(ArticleFilter filter, Consumer<Article> consumer) {
    forEachStored(filter, article -> consumer.accept(article.article()));
  }

  /** The same with what is stored beside each article. */
  public void forEachStored(ArticleFilter filter, Consumer<StoredArticle> consumer) {
    atOneMoment(
        moment -> {
          moment.articles(filter, consumer);
          return true;
        });
  }

  /** When the last articles of a site were published that are dated until then, the last first. */
  public List<Instant> published(String site, Instant until, int limit) {
    return database.inTransaction(
        "reading when articles were published",
        handle ->
            handle
                .createQuery(
                    """
                    select published from articles
                    where site = :site and published <= :until
                    order by published desc limit :limit
                    """)
                .bind("site", site)
                .bind("until", Instants.toColumn(until))
                .bind("limit", limit)
                .map((row, context) -> Instants.of(row, "published"))
                .list());
  }
}
