package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
  private static final Texts RUSSIAN = Texts.in(Language.RUSSIAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the host does not answer (3 tries) | сервер не отвечает (попыток: 3)",
        "no whole answer within 30 s | нет полного ответа за 30 s",
        "the connection failed: Connection reset | соединение не удалось: Connection reset",
        "no article: the page is empty | статьи нет: страница пуста",
        "a check of who asks (Cloudflare) stands in place of the page; it is left alone"
            + " | вместо страницы стоит проверка того, кто спрашивает (Cloudflare); страницу не"
            + " трогают",
        "more than 20 redirects, the last to http://a.example/"
            + " | больше 20 перенаправлений, последнее на http://a.example/",
        "refused: 10.0.0.5 is not a public address (allow it with --allow-host 10.0.0.5:80)"
            + " | отказано: 10.0.0.5 — не публичный адрес (разрешает --allow-host 10.0.0.5:80)",
        "refused: a.example is at 10.9.9.9, which is not a public address (allow it with"
            + " --allow-host a.example:80) | отказано: a.example находится по адресу 10.9.9.9,"
            + " который не публичный (разрешает --allow-host a.example:80)"
      })
  void areSaidInTheReadersLanguage(String english, String russian) {
    assertThat(Reasons.in(RUSSIAN, english)).isEqualTo(russian);
    assertThat(Reasons.in(Texts.in(Language.ENGLISH), english)).isEqualTo(english);
  }

  @Test
  void stayAsTheyAreWhereThereIsNoTextForThem() {
    assertThat(Reasons.in(RUSSIAN, "404 Not Found")).isEqualTo("404 Not Found");
    assertThat(Reasons.in(RUSSIAN, "$1 {0} (")).isEqualTo("$1 {0} (");
  }
}
