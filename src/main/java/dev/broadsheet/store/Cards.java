package dev.broadsheet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads cards, and articles with them. */
final class Cards {
  /** So many rows come over at a time. */
  private static final int FETCHED = 1_000;

  private static final String COLUMNS =
      """
      c.number, c.article, c.revision, c.version, c.raw_file, c.raw_offset, c.site, c.language,
      c.published_on, c.taken, c.fetched, c.adapter, c.words, c.free, c.complete, c.group_id,
      c.withdrawn
      """;

  private static final String AMONG = " where c.number between :first and :last";

  /** Without bounds: H2 would go through all that lies between them. */
  private static final String NAMED = " where c.number = any(:numbers)";

  private final Handle handle;
  private final List<Drift> drifts;

  Cards(Handle handle) {
    this(handle, Drifts.all(handle));
  }

  /** The same where the drifts are known. */
  Cards(Handle handle, List<Drift> drifts) {
    this.handle = handle;
    this.drifts = drifts;
  }

  long count(FilterSql filter) {
    return filter
        .bind(handle.createQuery("select count(*) from cards c where " + filter.condition()))
        .mapTo(Long.class)
        .one();
  }

  /** The numbers of the articles that fit, in their order. */
  long[] numbers(FilterSql filter) {
    return numbers(filter.bind(query(filter.condition(), "c.number")));
  }

  /**
   * The first and the last number of all. To list those between takes a fifth of the time in which
   * the articles themselves are read.
   */
  NumberSpan span() {
    return handle
        .createQuery("select min(number), max(number), count(*) from cards")
        .map((row, context) -> new NumberSpan(row.getLong(1), row.getLong(2), row.getLong(3)))
        .one();
  }

  /** The numbers of some articles that fit, the newest by publication first, undated ones last. */
  long[] newest(FilterSql filter, int limit) {
    return numbers(
        filter
            .bind(query(filter.condition(), "c.published desc nulls last, c.article limit :limit"))
            .bind("limit", limit));
  }

  /** The article whose id begins so, if it is the only one. */
  Optional<StoredArticle> beginningWith(String id) {
    long[] numbers =
        numbers(
            query("c.article >= :first and c.article < :past", "c.article limit 2")
                .bind("first", id)
                .bind("past", id + "g"));
    return numbers.length == 1 ? articles(numbers).stream().findFirst() : Optional.empty();
  }

  /** The numbers of the articles that were changed after a revision, in the order of changes. */
  long[] changedSince(long revision) {
    return numbers(query("c.revision > :revision", "c.revision").bind("revision", revision));
  }

  private Query query(String where, String order) {
    return handle.createQuery("select c.number from cards c where " + where + " order by " + order);
  }

  private static long[] numbers(Query query) {
    try (Stream<Long> numbers =
        query.setFetchSize(FETCHED).map((row, context) -> row.getLong(1)).stream()) {
      return numbers.mapToLong(Long::longValue).toArray();
    }
  }

  /** The cards of these numbers, and perhaps of others between them, in any order. */
  List<Card> cards(long[] numbers) {
    return read("select " + COLUMNS + " from cards c", numbers, (row, c) -> card(row));
  }

  /** The articles of these numbers, and perhaps others between them, in any order. */
  List<StoredArticle> articles(long[] numbers) {
    return read(
        "select " + COLUMNS + ", t.json from cards c join texts t on t.number = c.number",
        numbers,
        (row, context) -> new StoredArticle(card(row), row.getBytes("json")));
  }

  /** Where most of what lies between is asked for, it is read in one go. */
  private <T> List<T> read(String select, long[] numbers, RowMapper<T> mapper) {
    NumberSpan span = NumberSpan.of(numbers);
    Query query =
        span.isDense()
            ? handle
                .createQuery(select + AMONG)
                .bind("first", span.first())
                .bind("last", span.last())
            : handle.createQuery(select + NAMED).bind("numbers", numbers);
    return query.map(mapper).list();
  }

  private Card card(ResultSet row) throws SQLException {
    Instant fetched = Instants.of(row, "fetched");
    Optional<Instant> drift = drift(row.getString("adapter"), fetched);
    return new Card(
        row.getLong("number"),
        row.getString("article"),
        row.getLong("revision"),
        row.getInt("version"),
        row.getString("raw_file"),
        row.getLong("raw_offset"),
        row.getString("site"),
        Optional.ofNullable(row.getString("language")),
        Optional.ofNullable(row.getObject("published_on", LocalDate.class)),
        Instants.of(row, "taken"),
        fetched,
        row.getInt("words"),
        Optional.ofNullable(row.getObject("free", Boolean.class)),
        row.getBoolean("complete") && drift.isEmpty(),
        Optional.ofNullable(row.getString("group_id")),
        drift,
        Instants.find(row, "withdrawn"));
  }

  private Optional<Instant> drift(String adapter, Instant fetched) {
    return drifts.stream().filter(d -> d.concerns(adapter, fetched)).map(Drift::since).findFirst();
  }
}
