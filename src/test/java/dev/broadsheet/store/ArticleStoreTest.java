package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.fetchedLater;
import static dev.broadsheet.store.Articles.free;
import static dev.broadsheet.store.Articles.ofSite;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.store.SaveResult.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class ArticleStoreTest {
  @Parameter Kept kept;
  private static final String URL = "https://news.example/1";
  private static final String[] LONG = {"сніг ".repeat(60).strip(), "Кінець."};

  @TempDir Path folder;
  private Store store;
  private ArticleStore articles;

  @BeforeEach
  void open() {
    store = kept.open(folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    articles = store.articles();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void storesAnArticleOnceAndWhole() {
    Article article = article(URL, "Сніг у березні", LONG);

    assertThat(save(article)).isEqualTo(new SaveResult(Kind.STORED, article.id(), List.of()));
    assertThat(save(article).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(save(fetchedLater(article)).kind()).isEqualTo(Kind.UNCHANGED);

    assertThat(articles.find(article.id()).map(ArticleJson::toJson))
        .contains(ArticleJson.toJson(article));
    assertThat(articles.versions(article.id())).hasSize(1);
    assertThat(articles.count(ArticleFilter.ALL)).isEqualTo(1);
  }

  @Test
  void keepsEveryVersionAndWhatChangedInIt() {
    save(article(URL, "Сніг", LONG));
    Article changed = article(URL, "Дощ", LONG[0], "Інший кінець.");
    SaveResult result = save(changed);

    assertThat(result)
        .isEqualTo(new SaveResult(Kind.UPDATED, changed.id(), List.of("title", "body")));
    List<ArticleVersion> versions = articles.versions(changed.id());
    assertThat(versions).extracting(v -> v.article().title()).containsExactly("Сніг", "Дощ");
    assertThat(versions)
        .extracting(ArticleVersion::changed)
        .containsExactly(List.of(), List.of("title", "body"));
    assertThat(versions.getLast().rawFile()).isEqualTo("2025/03/a.warc.gz");
    assertThat(versions.getLast().rawOffset()).isEqualTo(288);
    assertThat(versions.getLast().problems()).isEqualTo(submission(changed).problems());
    assertThat(articles.find(changed.id())).map(Article::title).contains("Дощ");
  }

  @Test
  void takesAnArticleThatMustBePaidForNowForAnotherVersion() {
    Article open = free(article(URL, "Сніг", LONG), true);
    save(open);

    SaveResult result = save(free(open, false));

    assertThat(result.kind()).isEqualTo(Kind.UPDATED);
    assertThat(result.changed()).containsExactly("free");
    assertThat(articles.count(ArticleFilter.ALL.and(new Criterion.Free()))).isZero();
  }

  @Test
  void keepsAGoodArticleWhenTheNewOneIsALoss() {
    Article good = article(URL, "Сніг", LONG);
    save(good);

    for (Article loss :
        List.of(
            article(URL, "Сніг"),
            article(URL, " ", LONG),
            article(URL, "Сніг", "Увійдіть, щоб читати далі."))) {
      assertThat(save(loss).kind()).isEqualTo(Kind.KEPT);
    }
    assertThat(articles.find(good.id())).map(Article::text).contains(good.text());
    assertThat(articles.versions(good.id())).hasSize(1);
  }

  @Test
  void letsAShortArticleBecomeShorter() {
    save(article(URL, "Сніг", "Сніг іде вже третій день, і кінця йому немає."));
    assertThat(save(article(URL, "Сніг", "Сніг іде.")).kind()).isEqualTo(Kind.UPDATED);
  }

  @Test
  void takesTheSameTextOfTheSameSiteForADuplicate() {
    Article first = article(URL, "Сніг", LONG);
    Article print = article("https://news.example/print/1", "Сніг", LONG);
    Article wire = ofSite(article("https://other.example/1", "Сніг", LONG), "other.example");
    List<SaveResult> results =
        articles.save(
            List.of(
                submission(first),
                submission(print, "https://news.example/print/1?from=feed"),
                submission(wire)));

    assertThat(results)
        .extracting(SaveResult::kind)
        .containsExactly(Kind.STORED, Kind.DUPLICATE, Kind.STORED);
    assertThat(results.get(1).id()).isEqualTo(first.id());
    assertThat(save(print).kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(articles.findByUrl(print.url())).map(Article::id).contains(first.id());
    assertThat(articles.aliases(first.id()))
        .containsExactly(
            URI.create("https://news.example/print/1"),
            URI.create("https://news.example/print/1?from=feed"));
  }

  @Test
  void comparesWithTextsAsTheyAreSinceTheSameTransaction() {
    articles.save(List.of(submission(article(URL, "Сніг", LONG))));
    List<SaveResult> results =
        articles.save(
            List.of(
                submission(article(URL, "Дощ", LONG)),
                submission(article("https://news.example/2", "Сніг", LONG)),
                submission(article("https://news.example/3", "Дощ", LONG))));

    assertThat(results)
        .extracting(SaveResult::kind)
        .containsExactly(Kind.UPDATED, Kind.STORED, Kind.DUPLICATE);
  }

  @Test
  void takesAnAddressByHttpAndHttpsWithWwwAndWithoutForOne() {
    Article first = article("http://news.example/a?b=1", "Сніг", "Сніг іде.");
    Article edited = article("https://www.news.example/a?b=1", "Сніг", "Сніг уже не йде.");
    Article elsewhere = article("https://news.example:8443/a?b=1", "Сніг", "Снігу не було.");
    List<SaveResult> results =
        articles.save(List.of(submission(first), submission(edited), submission(elsewhere)));

    assertThat(results)
        .extracting(SaveResult::kind)
        .containsExactly(Kind.STORED, Kind.UPDATED, Kind.STORED);
    assertThat(results.get(1).id()).isEqualTo(first.id());
    assertThat(save(edited).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(articles.preview(List.of(submission(edited))).getFirst().fields()).isEmpty();
    assertThat(articles.aliases(first.id())).containsExactly(edited.url());
    assertThat(articles.find(first.id()))
        .hasValueSatisfying(
            article -> {
              assertThat(article.url()).isEqualTo(first.url());
              assertThat(article.text()).isEqualTo("Сніг уже не йде.");
            });

    Article ofAnother =
        ofSite(article("https://news.example/a?b=1", "Дощ", "Дощ іде."), "b.example");
    assertThat(save(ofAnother).kind()).isEqualTo(Kind.STORED);
  }

  @Test
  void makesADuplicateThatSaysSomethingElseAnArticleOfItsOwn() {
    Article first = article(URL, "Сніг", LONG);
    save(first);
    save(article("https://news.example/2", "Сніг", LONG));
    Article own = article("https://news.example/2", "Дощ", LONG);

    assertThat(save(own).kind()).isEqualTo(Kind.STORED);
    assertThat(articles.findByUrl(own.url())).map(Article::id).contains(own.id());
    assertThat(articles.aliases(first.id())).isEmpty();
  }

  @Test
  void takesNoPagesWithoutTextForDuplicates() {
    save(article(URL, "Фото дня"));
    assertThat(save(article("https://news.example/2", "Фото дня")).kind()).isEqualTo(Kind.STORED);
  }

  @Test
  void findsAnArticleByTheAddressThatWasAskedFor() {
    Article article = article(URL, "Сніг", LONG);
    articles.save(List.of(submission(article, "https://news.example/1?utm=x")));
    assertThat(articles.findByUrl(URI.create("https://news.example/1?utm=x")))
        .map(Article::id)
        .contains(article.id());
    assertThat(articles.findByUrl(URI.create("https://news.example/unknown"))).isEmpty();
  }

  @Test
  void savesTheSameArticleTwiceInOneTransaction() {
    assertThat(
            articles.save(
                List.of(
                    submission(article(URL, "Сніг", LONG)),
                    submission(article(URL, "Дощ", LONG)),
                    submission(article(URL, "Дощ", LONG)))))
        .extracting(SaveResult::kind)
        .containsExactly(Kind.STORED, Kind.UPDATED, Kind.UNCHANGED);
    assertThat(articles.versions(Article.idOf(URI.create(URL)))).hasSize(2);
  }

  @Test
  void findsByTheBeginningOfAnIdThatIsUnique() {
    Article article = article(URL, "Сніг", LONG);
    save(article);
    assertThat(articles.find(article.id().substring(0, 6))).isPresent();
    assertThat(articles.find(article.id().substring(0, 3))).isEmpty();
    assertThat(articles.find("%")).isEmpty();
    assertThat(articles.find("ffffffff")).isEmpty();
  }

  @Test
  void storesAnArticleOfMillionsOfCharacters() {
    Article article =
        article(
            URL,
            "Довга",
            new Random(1)
                .ints(2_000_000, 0x400, 0x450)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    assertThat(save(article).kind()).isEqualTo(Kind.STORED);
    assertThat(articles.find(article.id())).map(Article::text).contains(article.text());
  }

  @Test
  void streamsManyArticlesEachOnce() {
    int many = 2_000;
    List<Article> saved =
        IntStream.range(0, many)
            .mapToObj(i -> article("https://news.example/" + i, "Новина " + i, "Текст " + i))
            .toList();
    for (int from = 0; from < many; from += 500) {
      articles.save(saved.subList(from, from + 500).stream().map(Articles::submission).toList());
    }
    List<String> ids = new ArrayList<>();
    articles.forEach(ArticleFilter.ALL, a -> ids.add(a.id()));

    assertThat(ids).containsExactlyElementsOf(saved.stream().map(Article::id).toList());
  }

  private SaveResult save(Article article) {
    return articles.save(List.of(submission(article))).getFirst();
  }
}
