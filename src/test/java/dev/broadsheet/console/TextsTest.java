package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
  private static final Texts RUSSIAN = Texts.in(Language.RUSSIAN);
  private static final Pattern PLURAL = Pattern.compile("\\.(one|few|many)$");

  @Test
  void saysTheSameInBothLanguages() {
    assertThat(names(RUSSIAN)).isEqualTo(names(ENGLISH));
  }

  @Test
  void hasEveryFormOfWhatIsCounted() {
    assertThat(ENGLISH.keys()).containsAll(forms(ENGLISH, "one", "many"));
    assertThat(RUSSIAN.keys()).containsAll(forms(RUSSIAN, "one", "few", "many"));
  }

  @Test
  void takesTheSameArgumentsInBothLanguages() {
    assertThat(ENGLISH.keys())
        .allSatisfy(key -> assertThat(arguments(RUSSIAN, key)).isEqualTo(arguments(ENGLISH, key)));
  }

  @Test
  void hasEveryTextThatATemplateOrPageNamesAndNoOther() throws IOException {
    String sources = sources();
    assertThat(names(ENGLISH)).allMatch(name -> isNamed(name, sources));
    Set<String> named =
        Pattern.compile("(?:\\bt|texts\\(\\))\\.(?:of|count)\\(\\s*\"([\\w.-]+)\"[,)]")
            .matcher(sources)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(names(ENGLISH)).containsAll(named);
  }

  /** As a whole, or as {@code "error." + status}. */
  private static boolean isNamed(String name, String sources) {
    return sources.contains("\"" + name + "\"")
        || sources.contains("\"" + name.substring(0, name.lastIndexOf('.') + 1) + "\" + ");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 новых статей",
    "1, 1 новая статья",
    "2, 2 новые статьи",
    "5, 5 новых статей",
    "11, 11 новых статей",
    "12, 12 новых статей",
    "21, 21 новая статья",
    "22, 22 новые статьи",
    "111, 111 новых статей",
    "1004, 1 004 новые статьи"
  })
  void countsAsOneDoesInRussian(long n, String expected) {
    assertThat(RUSSIAN.count("running.stored", n).replace('\u00a0', ' ')).isEqualTo(expected);
  }

  @Test
  void writesNumbersSizesAndTimesAsOneDoesThere() {
    assertThat(ENGLISH.count("running.stored", 1)).isEqualTo("1 new article");
    assertThat(ENGLISH.bytes(1_234_567)).isEqualTo("1.2\u00a0MB");
    assertThat(RUSSIAN.bytes(1_234_567)).isEqualTo("1,2\u00a0МБ");
    assertThat(ENGLISH.duration(Duration.ofHours(50))).isEqualTo("2 days");
    assertThat(RUSSIAN.duration(Duration.ofSeconds(90))).isEqualTo("90 с");
    assertThat(RUSSIAN.duration(Duration.ofMillis(1_420))).isEqualTo("1,4 с");
    assertThat(ENGLISH.duration(Duration.ofMillis(20))).isEqualTo("20 ms");
    assertThat(ENGLISH.duration(Duration.ZERO)).isEqualTo("0 s");
  }

  @Test
  void leavesWhatHasNoNameThereAsItIs() {
    assertThat(RUSSIAN.called("runs.kind.crawl", "crawl")).isEqualTo("обход");
    assertThat(RUSSIAN.called("runs.kind.odd", "odd")).isEqualTo("odd");
  }

  @Test
  void throwsAtAKeyThatIsNone() {
    assertThatThrownBy(() -> ENGLISH.of("nothing.such")).hasMessageContaining("nothing.such");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru-RU,ru;q=0.9,en;q=0.8|ru",
        "en-GB|en",
        "uk,ru;q=0.5|ru",
        "de|en",
        "'' |en",
        ";;|en"
      })
  void speaksWhatTheBrowserWouldRatherRead(String accepted, String code) {
    assertThat(Language.preferred(accepted == null ? "" : accepted).code()).isEqualTo(code);
  }

  private static Set<String> names(Texts texts) {
    return texts.keys().stream()
        .map(key -> PLURAL.matcher(key).replaceFirst(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> forms(Texts texts, String... forms) {
    return texts.keys().stream()
        .filter(key -> PLURAL.matcher(key).find())
        .map(key -> PLURAL.matcher(key).replaceFirst(""))
        .distinct()
        .flatMap(name -> Stream.of(forms).map(form -> name + "." + form))
        .toList();
  }

  private static Set<String> arguments(Texts texts, String key) {
    return Pattern.compile("\\{\\d}")
        .matcher(texts.of(key))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String folder : List.of("src/main/jte", "src/main/java/dev/broadsheet/console")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
