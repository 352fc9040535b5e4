package dev.broadsheet.search;

import dev.broadsheet.search.Clause.Mark;
import dev.broadsheet.search.Clause.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Puts what is asked into Lucene's terms. A word may be one of any language, so it is looked for in
 * the fields of all, in each by the stem that it has there.
 */
final class QueryWriter {
  /** How much more a word in the title weighs. */
  private static final float TITLE = 2.5f;

  private final Analyzer analyzer;
  private final QueryBuilder words;

  QueryWriter(Analyzer analyzer) {
    this.analyzer = analyzer;
    this.words = new QueryBuilder(analyzer);
  }

  Query write(Clause clause) {
    return switch (clause) {
      case Clause.Words(Place place, String text) -> any(fields(place), f -> words(f, text));
      case Clause.Prefix(Place place, String letters) ->
          any(fields(place), f -> new PrefixQuery(new Term(f, analyzer.normalize(f, letters))));
      case Clause.Value(Mark mark, String text) -> value(mark, text);
      case Clause.From(LocalDate day) -> days(day.toEpochDay(), Long.MAX_VALUE);
      case Clause.To(LocalDate day) -> days(Long.MIN_VALUE, day.toEpochDay());
      case Clause.Not(Clause not) -> all(List.of(), List.of(write(not)));
      case Clause.All(List<Clause> clauses) -> all(clauses);
      case Clause.Any(List<Clause> clauses) -> any(clauses, this::write);
    };
  }

  private static List<String> fields(Place place) {
    return switch (place) {
      case TEXT -> Stream.of(Tongue.values()).flatMap(t -> Stream.of(t.text(), t.title())).toList();
      case TITLE -> Stream.of(Tongue.values()).map(Tongue::title).toList();
      case AUTHOR -> List.of(Documents.AUTHOR);
    };
  }

  /** One word, or several in a row; of marks alone nothing is left, and nothing is found. */
  private Query words(String field, String text) {
    Query query = words.createPhraseQuery(field, text);
    if (query == null) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return Tongue.isTitle(field) ? new BoostQuery(query, TITLE) : query;
  }

  private static Query value(Mark mark, String text) {
    return switch (mark) {
      case SITE -> term(Documents.SITE, text);
      case TAG -> term(Documents.TAG, text);
      case LANGUAGE -> languages(List.of(text));
    };
  }

  private static Query term(String field, String value) {
    return new ConstantScoreQuery(new TermQuery(new Term(field, Documents.folded(value))));
  }

  /** Languages with all their variants. */
  static Query languages(List<String> any) {
    return any(
        any.stream().flatMap(l -> Stream.of(term(Documents.LANGUAGE, l), variants(l))).toList(),
        query -> query);
  }

  private static Query variants(String language) {
    return new PrefixQuery(new Term(Documents.LANGUAGE, Documents.folded(language) + "-"));
  }

  private static Query days(long first, long last) {
    return LongPoint.newRangeQuery(Documents.DAY, first, last);
  }

  private Query all(List<Clause> clauses) {
    List<Query> wanted = new ArrayList<>();
    List<Query> unwanted = new ArrayList<>();
    for (Clause clause : clauses) {
      switch (clause) {
        case Clause.Not(Clause not) -> unwanted.add(write(not));
        default -> wanted.add(write(clause));
      }
    }
    return all(wanted, unwanted);
  }

  private static Query all(List<Query> wanted, List<Query> unwanted) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    wanted.forEach(q -> query.add(q, Occur.MUST));
    unwanted.forEach(q -> query.add(q, Occur.MUST_NOT));
    if (wanted.isEmpty()) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return query.build();
  }

  private static <T> Query any(List<T> parts, Function<T, Query> writer) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parts.forEach(part -> query.add(writer.apply(part), Occur.SHOULD));
    return query.build();
  }
}
