package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.ofSite;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Validators;
import dev.broadsheet.store.SaveResult.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class DeletionTest {
  private static final Instant NOW = Instant.parse("2025-04-01T00:00:00Z");
  private static final String SHORT_URL = "https://news.example/s/1";
  private static final String[] WIRE = {
    "Ночью в Заречье открыли новый мост через реку Светлую, первыми проехали машины скорой помощи.",
    "Мост строили три года, старую переправу закрыли после весеннего паводка, и жители левого"
        + " берега добирались до больницы в объезд, через соседний район."
  };

  @Parameter Kept kept;
  @TempDir Path folder;
  private Store store;
  private ArticleStore articles;

  @BeforeEach
  void open() {
    store = kept.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    articles = store.articles();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void deletesAnArticleWithAllThatIsKnownOfItAndLeavesTheOthers() {
    Article snow = article("https://news.example/1", "Сніг", "Йде сніг.");
    Article rain = article("https://news.example/2", "Дощ", "Іде дощ.");
    store
        .frontier()
        .offer("news.example", List.of(Link.of(snow.url(), "feed"), Link.of(rain.url(), "feed")));
    articles.save(List.of(submission(snow, SHORT_URL), submission(rain)));
    articles.save(List.of(submission(article("https://news.example/1", "Сніг", "Сніг розтав."))));
    articles.withdraw(snow.id(), NOW);

    assertThat(delete(snow)).isEqualTo(1);

    assertThat(articles.find(snow.id())).isEmpty();
    assertThat(articles.versions(snow.id())).isEmpty();
    assertThat(articles.aliases(snow.id())).isEmpty();
    assertThat(articles.withdrawn(snow.id())).isEmpty();
    assertThat(articles.find(rain.id())).isPresent();
    assertThat(store.soundness()).isEqualTo(new Soundness(0, 0, 0, 0));
    assertThat(store.counts().versions()).isEqualTo(1);
  }

  @Test
  void takesADeletedArticleInNoMoreByWhateverAddressItComes() {
    Article snow = article("https://news.example/1", "Сніг", "Йде сніг.");
    articles.save(List.of(submission(snow, SHORT_URL)));
    delete(snow);

    Article again = article("https://news.example/1", "Сніг", "Знову йде сніг.");
    Article atShortUrl = article(SHORT_URL, "Сніг", "Йде сніг.");
    Article byHttp = article("http://news.example/1", "Сніг", "Йде сніг.");
    Article elsewhere = article("https://news.example/3", "Сніг", "Йде сніг.");

    assertThat(
            articles.save(
                List.of(
                    submission(again),
                    submission(atShortUrl),
                    submission(byHttp),
                    submission(again, "https://news.example/new-way"),
                    submission(elsewhere))))
        .extracting(SaveResult::kind)
        .containsExactly(Kind.DELETED, Kind.DELETED, Kind.DELETED, Kind.DELETED, Kind.STORED);
    assertThat(articles.preview(List.of(submission(again))).getFirst().result().kind())
        .isEqualTo(Kind.DELETED);
  }

  @Test
  void asksForItsAddressesNoMoreEvenIfOneWasJustInHand() {
    Article snow = article("https://news.example/1", "Сніг", "Йде сніг.");
    Link link = Link.of(snow.url(), "feed");
    store.frontier().offer("news.example", List.of(link));
    articles.save(List.of(submission(snow, SHORT_URL)));
    assertThat(store.frontier().take("news.example", 1, Duration.ofMinutes(5))).hasSize(1);

    delete(snow);
    store
        .frontier()
        .settle(List.of(Settlement.done(snow.url(), Optional.of(NOW), Validators.NONE)));
    store.frontier().recall("news.example");

    assertThat(
            store
                .frontier()
                .offer("news.example", List.of(link, Link.of(URI.create(SHORT_URL), "feed"))))
        .isZero();
    assertThat(store.frontier().take("news.example", 9, Duration.ofMinutes(5))).isEmpty();
    assertThat(store.frontier().isDeleted(snow.url())).isTrue();
  }

  @Test
  void keepsTogetherWhoIsLeftOfAGroupAndFindsWhatIsLikeThem() {
    List<Article> wire = new ArrayList<>();
    for (int site = 0; site < 4; site++) {
      Article copy = article("https://site" + site + ".example/bridge", "Міст " + site, WIRE);
      wire.add(ofSite(copy, "site" + site + ".example"));
    }
    articles.save(wire.subList(0, 3).stream().map(Articles::submission).toList());
    List<Article> byId = new ArrayList<>(wire.subList(0, 3));
    Article head =
        byId.stream().filter(a -> group(a).equals(Optional.of(a.id()))).findFirst().orElseThrow();
    byId.remove(head);
    long before = articles.revision();

    delete(head);

    assertThat(group(byId.getFirst())).isPresent().isEqualTo(group(byId.getLast()));
    assertThat(group(byId.getFirst())).isNotEqualTo(Optional.of(head.id()));
    assertThat(articles.revision() - before).as("one gone, two regrouped").isEqualTo(3);
    articles.save(List.of(submission(wire.getLast())));
    assertThat(group(wire.getLast())).isEqualTo(group(byId.getFirst()));

    delete(wire.getLast());
    delete(byId.getFirst());
    assertThat(group(byId.getLast())).isEmpty();
  }

  @Test
  void tellsWhatWasDeletedSinceARevision() {
    Article snow = article("https://news.example/1", "Сніг", "Йде сніг.");
    Article rain = article("https://news.example/2", "Дощ", "Іде дощ.");
    articles.save(List.of(submission(snow), submission(rain)));
    delete(snow);
    long since = articles.revision();
    delete(rain);

    assertThat(deletedSince(0)).extracting(Deleted::id).containsExactly(snow.id(), rain.id());
    assertThat(deletedSince(since)).containsExactly(new Deleted(rain.id(), 2, articles.revision()));
    assertThat(articles.<Optional<Deleted>>atOneMoment(m -> m.deleted(snow.id()))).isPresent();
  }

  @Test
  void deletesWhileTheSameArticlesAreSaved() throws Exception {
    int count = 40;
    save(count, 0);
    CompletableFuture<Void> saving =
        CompletableFuture.runAsync(
            () -> {
              for (int version = 1; version <= 20; version++) {
                save(count, version);
              }
            });
    for (long number = 1; number <= count; number++) {
      articles.delete(List.of(number), NOW);
    }
    saving.get();

    assertThat(articles.count(ArticleFilter.ALL)).isZero();
    assertThat(store.counts().versions()).isZero();
    assertThat(deletedSince(0)).hasSize(count);
  }

  private void save(int count, int version) {
    for (int i = 0; i < count; i++) {
      String url = "https://news.example/" + i;
      articles.save(List.of(submission(article(url, "Сніг " + i, i + " з " + version))));
    }
  }

  private List<Deleted> deletedSince(long revision) {
    return Articles.shown(articles, (moment, taker) -> moment.deletedSince(revision, taker));
  }

  private int delete(Article article) {
    long number = articles.findStored(article.id()).orElseThrow().card().number();
    return articles.delete(List.of(number), NOW);
  }

  private Optional<String> group(Article article) {
    return articles.find(article.id()).flatMap(Article::group);
  }
}
