package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.fetchedLater;
import static dev.broadsheet.store.Articles.ofSite;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Article;
import dev.broadsheet.store.SaveResult.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class NearDuplicatesTest {
  @Parameter Kept kept;
  private static final String[] WIRE = {
    "Ночью в Заречье открыли новый мост через реку Светлую. Первыми по нему проехали машины"
        + " скорой помощи, а в шесть утра движение пустили для всех.",
    "Мост строили три года. Старую переправу закрыли после весеннего паводка, который подмыл две"
        + " опоры из пяти. С тех пор жители левого берега добирались до больницы в объезд, через"
        + " соседний район, и тратили на дорогу больше часа.",
    "Новый мост выше прежнего на четыре метра, по нему могут ездить трамваи. Рельсы обещают"
        + " уложить к осени: подрядчик уже завёз шпалы и ждёт, когда просохнет насыпь.",
    "«Мы успели до ледохода, и это главное», — сказал начальник стройки Пётр Самойлов. По его"
        + " словам, на мосту поставили датчики, которые следят за уровнем воды и за трещинами в"
        + " бетоне.",
    "Город заплатил за стройку два миллиарда, ещё столько же добавила область. В мэрии посчитали,"
        + " что мост окупится за двенадцать лет, потому что автобусам больше не нужен объезд."
  };

  private static final String[] EDITED = {
    "В Заречье заработал мост, которого ждали три года.",
    WIRE[1].replace("больше часа", "полтора часа"),
    WIRE[2],
    WIRE[3].replace("начальник стройки ", "")
  };

  private static final String[] SAME_THEME = {
    "Власти Заречья рассказали, сколько стоил новый мост через реку Светлую. По подсчётам мэрии,"
        + " вышло четыре миллиарда, и половину дала область.",
    "Депутаты спрашивали, почему смета выросла вдвое. Им ответили, что подорожал бетон, а весенний"
        + " паводок заставил углубить опоры.",
    "Жители левого берега довольны: теперь до больницы они едут десять минут. Осенью по мосту"
        + " пустят трамвай, рельсы для него уже везут по железной дороге.",
    "Следующим город хочет чинить набережную, но денег на неё пока нет. Проект обсудят в июне на"
        + " открытых слушаниях, куда зовут всех, кто живёт у воды."
  };

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
  void groupsTheSameWireTextOfTwoSitesAndKeepsBothArticles() {
    Article first = article("https://news.example/1", "Мост открыт", WIRE);
    Article second = other("https://other.example/7", "Открыт мост", WIRE);

    assertThat(articles.save(List.of(submission(first), submission(second))))
        .extracting(SaveResult::kind)
        .containsExactly(Kind.STORED, Kind.STORED);
    assertThat(groups(first, second)).containsExactly(first.id(), first.id());
    assertThat(articles.search(ArticleFilter.ofGroup(first.id()), 9))
        .extracting(Article::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(articles.count(ArticleFilter.ofGroup(first.id()))).isEqualTo(2);
  }

  @Test
  void groupsAStoryThatWasEditedCutAndGivenAnotherLead() {
    Article first = article("https://news.example/1", "Мост открыт", WIRE);
    Article edited = other("https://other.example/7", "Дождались", EDITED);
    save(first);
    save(edited);
    assertThat(groups(first, edited)).containsExactly(first.id(), first.id());
  }

  @Test
  void keepsTwoStoriesOnOneThemeApart() {
    Article first = article("https://news.example/1", "Мост открыт", WIRE);
    Article theme = other("https://other.example/7", "Мост посчитали", SAME_THEME);
    save(first);
    save(theme);
    assertThat(groups(first, theme)).containsExactly("", "");
  }

  @Test
  void takesADigestForNoVersionOfTheStoriesInIt() {
    Article bridge = article("https://news.example/1", "Мост открыт", WIRE);
    Article costs = article("https://news.example/2", "Мост посчитали", SAME_THEME);
    Article digest =
        other(
            "https://other.example/7",
            "Главное за день",
            Stream.of(WIRE, SAME_THEME, new String[] {randomText(1)})
                .flatMap(Stream::of)
                .toArray(String[]::new));
    articles.save(List.of(submission(bridge), submission(costs), submission(digest)));
    assertThat(groups(bridge, costs, digest)).containsExactly("", "", "");
  }

  @Test
  void groupsShortTextsOnlyWhenTheyAreTheSame() {
    String flash = "В Заречье ночью открыли новый мост через реку Светлую";
    Article first = article("https://news.example/1", "Срочно", flash + ".");
    Article same = other("https://other.example/1", "Молния", flash.toUpperCase() + "!");
    Article longer = other("https://other.example/2", "Молния", flash + ", сообщили в мэрии.");
    articles.save(List.of(submission(first), submission(same), submission(longer)));
    assertThat(groups(first, same, longer)).containsExactly(first.id(), first.id(), "");

    Article few = article("https://news.example/3", "Фото", "Читайте в следующем номере.");
    Article fewToo = other("https://other.example/3", "Видео", "Читайте в следующем номере.");
    articles.save(List.of(submission(few), submission(fewToo)));
    assertThat(groups(few, fewToo)).containsExactly("", "");
  }

  @Test
  void namesAGroupByItsFirstArticleInWhateverOrderTheyCome() {
    Article first = article("https://news.example/1", "Мост открыт", WIRE);
    Article second = other("https://other.example/7", "Открыт мост", WIRE);
    save(second);
    save(first);
    assertThat(groups(first, second)).containsExactly(first.id(), first.id());
  }

  @Test
  void joinsTwoGroupsUnderTheOlderOnesId() {
    String[] begin = {randomText(1), randomText(2)};
    String[] end = {randomText(2), randomText(3)};
    Article left = article("https://news.example/1", "Мост", begin);
    Article leftToo = other("https://other.example/1", "Мост", begin);
    Article right = fetchedLater(article("https://news.example/2", "Мост", end));
    Article rightToo = fetchedLater(other("https://other.example/2", "Мост", end));
    articles.save(Stream.of(left, leftToo, right, rightToo).map(Articles::submission).toList());
    assertThat(groups(left, leftToo, right, rightToo))
        .containsExactly(left.id(), left.id(), right.id(), right.id());

    Article between = other("https://third.example/1", "Мост", begin[0], begin[1], end[1]);
    save(between);
    assertThat(groups(left, leftToo, right, rightToo, between)).containsOnly(left.id());
  }

  @Test
  void leavesAnArticleInItsGroupWhenItIsRewritten() {
    Article first = article("https://news.example/1", "Мост открыт", WIRE);
    Article second = other("https://other.example/7", "Открыт мост", WIRE);
    save(first);
    save(second);
    Article rewritten = other("https://other.example/7", "Цена моста", SAME_THEME);
    assertThat(save(rewritten).kind()).isEqualTo(Kind.UPDATED);
    assertThat(groups(first, second)).containsExactly(first.id(), first.id());
  }

  @Test
  void groupsNothingByWhatStandsUnderEveryArticleOfASite() {
    List<Submission> pages = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      pages.add(
          submission(article("https://news.example/" + i, "Новость " + i, randomText(i), WIRE[4])));
    }
    articles.save(pages);
    List<Article> all = articles.search(ArticleFilter.ALL, 1_000);
    assertThat(all).hasSize(300);
    assertThat(all).allMatch(a -> a.group().isEmpty());
  }

  /** A hundred words that no other seed has in that order. */
  private static String randomText(int seed) {
    List<String> words = new ArrayList<>(List.of(String.join(" ", SAME_THEME).split(" ")));
    Collections.shuffle(words, new Random(seed));
    return String.join(" ", words);
  }

  private SaveResult save(Article article) {
    return articles.save(List.of(submission(article))).getFirst();
  }

  /** An article of another site, fetched an hour later than {@link Articles#article}. */
  private static Article other(String url, String title, String... paragraphs) {
    return fetchedLater(ofSite(article(url, title, paragraphs), URI.create(url).getHost()));
  }

  /** The articles' groups; nothing for none. */
  private List<String> groups(Article... of) {
    return Stream.of(of)
        .map(a -> articles.find(a.id()).flatMap(Article::group).orElse(""))
        .toList();
  }
}
