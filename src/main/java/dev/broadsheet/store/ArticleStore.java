package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Articles and their versions. Thread-safe. */
public final class ArticleStore {
  private static final int PAGE = 200;

  private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,16}");

  private static final String CURRENT =
      " from articles a join versions v on v.article = a.id and v.version = a.version"
          + " left join near_duplicates d on d.article = a.id where ";

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
    if (!BEGINNING.matcher(id).matches()) {
      return Optional.empty();
    }
    List<Article> found =
        database.inTransaction(
            "reading an article",
            handle ->
                handle
                    .createQuery(
                        "select v.json, d.group_id"
                            + CURRENT
                            + "a.id >= :first and a.id < :past order by a.id limit 2")
                    .bind("first", id)
                    .bind("past", id + "g")
                    .map(articles(handle))
                    .list());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
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

  /** Marks an article that its site has taken away; its text and versions are kept. */
  public void withdraw(String id, Instant when) {
    database.inTransaction(
        "marking an article",
        handle ->
            handle.execute(
                "insert into withdrawals (article, found) values (?, ?) on conflict do nothing",
                id,
                Instants.toColumn(when)));
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
                .createQuery(
                    """
                    select version, json, changed, problems, raw_file, raw_offset
                    from versions where article = :id order by version
                    """)
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
                .createQuery(
                    """
                    select version, json, changed, problems, raw_file, raw_offset
                    from versions where article = :id order by version desc limit 1
                    """)
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne());
  }

  private static ArticleVersion version(ResultSet row) throws SQLException {
    return new ArticleVersion(
        row.getInt("version"),
        ArticleJson.fromJson(row.getString("json")),
        Json.list(row.getString("changed")),
        Json.problems(row.getString("problems")),
        row.getString("raw_file"),
        row.getLong("raw_offset"));
  }

  /** The newest articles by publication first, undated ones last. */
  public List<Article> search(ArticleFilter filter, int limit) {
    FilterSql sql = new FilterSql(filter);
    List<Article> found = new ArrayList<>();
    int page = sql.isWhole() ? limit : PAGE;
    int read = page;
    for (int offset = 0; found.size() < limit && read == page; offset += page) {
      List<Article> next = newest(sql, page, offset);
      read = next.size();
      next.stream().filter(sql::fits).limit(limit - found.size()).forEach(found::add);
    }
    return List.copyOf(found);
  }

  private List<Article> newest(FilterSql sql, int limit, int offset) {
    return database.inTransaction(
        "searching articles",
        handle ->
            sql.bind(
                    handle.createQuery(
                        "select v.json, d.group_id"
                            + CURRENT
                            + sql.condition()
                            + " order by a.published desc nulls last, a.id"
                            + " limit :limit offset :offset"))
                .bind("limit", limit)
                .bind("offset", offset)
                .map(articles(handle))
                .list());
  }

  public long count(ArticleFilter filter) {
    FilterSql sql = new FilterSql(filter);
    if (!sql.isWhole()) {
      AtomicLong count = new AtomicLong();
      forEach(filter, article -> count.incrementAndGet());
      return count.get();
    }
    return database.inTransaction(
        "counting articles",
        handle ->
            sql.bind(handle.createQuery("select count(*) from articles a where " + sql.condition()))
                .mapTo(Long.class)
                .one());
  }

  /**
   * Shows every article that fits, in order of id; memory does not grow with their number. An
   * article saved meanwhile may be shown or not, none is shown twice.
   */
  public void forEach(ArticleFilter filter, Consumer<Article> consumer) {
    FilterSql sql = new FilterSql(filter);
    String last = "";
    for (List<Article> page = page(sql, last); !page.isEmpty(); page = page(sql, last)) {
      page.stream().filter(sql::fits).forEach(consumer);
      last = page.getLast().id();
    }
  }

  /** The same with what is stored beside each article. */
  public void forEachStored(ArticleFilter filter, Consumer<StoredArticle> consumer) {
    forEach(
        filter, article -> latest(article.id()).map(v -> stored(article, v)).ifPresent(consumer));
  }

  private StoredArticle stored(Article article, ArticleVersion version) {
    return new StoredArticle(
        ArticleJson.toJson(article),
        version.number(),
        version.rawFile(),
        version.rawOffset(),
        withdrawn(article.id()));
  }

  private List<Article> page(FilterSql sql, String after) {
    return database.inTransaction(
        "reading articles",
        (Handle handle) ->
            sql.bind(
                    handle.createQuery(
                        "select v.json, d.group_id"
                            + CURRENT
                            + sql.condition()
                            + " and a.id > :after order by a.id limit :page"))
                .bind("after", after)
                .bind("page", PAGE)
                .map(articles(handle))
                .list());
  }

  /** Articles with what the store alone knows of them. */
  private static RowMapper<Article> articles(Handle handle) {
    List<Drift> drifts = Drifts.all(handle);
    return (row, context) -> {
      Article article = ArticleJson.fromJson(row.getString("json"));
      return article.withKnown(
          Optional.ofNullable(row.getString("group_id")),
          drifts.stream().filter(d -> d.concerns(article)).map(Drift::since).findFirst());
    };
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
