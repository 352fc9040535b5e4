package dev.broadsheet.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.store.Card;
import dev.broadsheet.store.StoredArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;

/**
 * An article as the index has it: words and values to look for, and its number in the store, by
 * which everything else is read there.
 */
final class Documents {
  static final String ID = "id";
  static final String NUMBER = "number";
  static final String PUBLISHED = "published";
  static final String DAY = "day";
  static final String SITE = "site";
  static final String LANGUAGE = "language";
  static final String TAG = "tag";
  static final String GROUP = "group";
  static final String AUTHOR = "author";
  static final String MONTH = "month";
  static final String COMPLETE = "complete";
  static final String FREE = "free";
  static final String TAKEN = "taken";
  static final String WORDS = "words";

  /** What a thing that holds says. */
  static final String YES = "yes";

  /** By which hits are counted, in the order in which they are told. */
  static final List<String> FACETS = List.of(SITE, LANGUAGE, MONTH, TAG, COMPLETE);

  static final FacetsConfig FACETING = faceting();

  private static final int MAX_VALUE = 200;

  private final Card card;
  private final Article article;
  private final Document document = new Document();

  private Documents(StoredArticle stored) {
    this.card = stored.card();
    this.article = stored.article();
  }

  private static FacetsConfig faceting() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) {
      config.setIndexFieldName(facet, "facet." + facet);
      config.setDrillDownTermsIndexing(facet, FacetsConfig.DrillDownTermsIndexing.NONE);
    }
    config.setMultiValued(TAG, true);
    return config;
  }

  /** By which an article is found again. */
  static Term key(String article) {
    return new Term(ID, article);
  }

  /** Whether a thing holds. */
  static String word(boolean holds) {
    return holds ? YES : "no";
  }

  static Iterable<? extends IndexableField> of(StoredArticle stored) {
    return new Documents(stored).document();
  }

  /** As whole values are compared. */
  static String folded(String value) {
    String lower = value.strip().toLowerCase(Locale.ROOT);
    return lower.length() <= MAX_VALUE
        ? lower
        : lower.substring(0, lower.offsetByCodePoints(0, lower.codePointCount(0, MAX_VALUE)));
  }

  private Document document() {
    addTerm(ID, card.id());
    document.add(new NumericDocValuesField(NUMBER, card.number()));
    addTime();
    addValues();
    addWords();
    try {
      return FACETING.build(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addTime() {
    article
        .published()
        .map(m -> m.time().toEpochSecond())
        .ifPresent(second -> document.add(new NumericDocValuesField(PUBLISHED, second)));
    Optional<LocalDate> day = card.publishedOn();
    day.ifPresent(d -> document.add(new LongPoint(DAY, d.toEpochDay())));
    day.ifPresent(d -> addFacet(MONTH, YearMonth.from(d).toString()));
    LocalDate taken = LocalDate.ofInstant(card.taken(), ZoneOffset.UTC);
    document.add(new LongPoint(TAKEN, taken.toEpochDay()));
  }

  private void addValues() {
    addValue(SITE, card.site());
    card.language().ifPresent(l -> addValue(LANGUAGE, l));
    article.tags().stream().map(Documents::folded).distinct().forEach(t -> addValue(TAG, t));
    addValue(COMPLETE, word(card.complete()));
    card.free().filter(free -> free).ifPresent(f -> addTerm(FREE, YES));
    card.group().ifPresent(g -> addTerm(GROUP, g));
    document.add(new IntPoint(WORDS, card.words()));
  }

  private void addValue(String name, String value) {
    addTerm(name, folded(value));
    addFacet(name, value);
  }

  private void addTerm(String name, String value) {
    document.add(new StringField(name, value, Field.Store.NO));
  }

  private void addFacet(String name, String value) {
    if (!value.isEmpty()) {
      document.add(new SortedSetDocValuesFacetField(name, value));
    }
  }

  private void addWords() {
    Tongue tongue = Tongue.of(article.language());
    add(tongue.title(), article.title());
    add(tongue.text(), article.title());
    article.subtitle().ifPresent(s -> add(tongue.text(), s));
    article.lead().ifPresent(l -> add(tongue.text(), l));
    article.body().forEach(this::add);
    article.authors().forEach(a -> add(AUTHOR, a));
  }

  private void add(Block block) {
    add(Tongue.of(block.language().or(article::language)).text(), block.text());
  }

  private void add(String name, String text) {
    document.add(new TextField(name, text, Field.Store.NO));
  }
}
