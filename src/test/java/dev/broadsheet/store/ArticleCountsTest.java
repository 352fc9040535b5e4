package dev.broadsheet.store;

import static dev.broadsheet.store.Articles.article;
import static dev.broadsheet.store.Articles.ofSite;
import static dev.broadsheet.store.Articles.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Kept.class)
class ArticleCountsTest {
  @Parameter Kept kept;
  @TempDir Path folder;

  @Test
  void followsWhatComesChangesAndGoes() {
    try (Store store = kept.open(folder, Clock.systemUTC())) {
      Activity activity = store.activity();
      assertThat(activity.articles()).isEmpty();
      take(store, "news.example", 1, "Сніг");
      take(store, "news.example", 2, "Дощ");
      take(store, "port.example", 3, "Паром");
      assertThat(activity.articles()).containsEntry("news.example", 2L).hasSize(2);

      take(store, "news.example", 2, "Дощ ущух");
      take(store, "port.example", 4, "Маяк");
      take(store, "town.example", 5, "Міст");
      assertThat(activity.articles())
          .containsEntry("news.example", 2L)
          .containsEntry("port.example", 2L)
          .containsEntry("town.example", 1L);

      String id = article("https://news.example/1", "Сніг", "Сніг").id();
      long number = store.articles().findStored(id).orElseThrow().card().number();
      store.articles().delete(List.of(number), Instant.parse("2025-04-01T00:00:00Z"));
      take(store, "port.example", 6, "Якір");
      assertThat(activity.articles())
          .containsEntry("news.example", 1L)
          .containsEntry("port.example", 3L);
    }
  }

  private static void take(Store store, String site, int number, String title) {
    store
        .articles()
        .save(
            List.of(
                submission(
                    ofSite(
                        article("https://" + site + "/" + number, title, title + " знову."),
                        site))));
  }
}
