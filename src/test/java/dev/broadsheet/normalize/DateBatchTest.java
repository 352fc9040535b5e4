package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.broadsheet.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateBatchTest {
  private static final Instant NOW = Instant.parse("2024-11-20T12:30:00Z");

  /** As many characters of a time as its precision needs. */
  private static final Map<String, Integer> CUT =
      Map.of("minute", 16, "day", 10, "week", 10, "month", 7, "year", 4);

  /**
   * Rows read rightly when this was written, of those that name no zone: a ratchet, to be raised
   * and never lowered.
   */
  private static final Map<String, Integer> RIGHT = Map.of("ru", 193, "uk", 133, "en", 85);

  @Test
  void givesALineForEachRowWithOrWithoutADate() throws IOException {
    String rows =
        """
        note\tnow\tinput\tlang
        \t2014-09-01T10:30:00\t2 часа назад\tru
        \t\tмост\tru
        \t2014-09-01T10:30:00\tчерез 5 минут\tru
        \t\t2 мая 2017, 20:58 мск\tru
        \t\t31.02.2017\tru
        \t2014-09-01T10:30:00\t2 months ago\ten
        \t\t2 мая 2017
        \t\tвчера\tru
        """;
    assertThat(read(rows))
        .containsExactly(
            "1\t2014-09-01T08:30:00Z",
            "2\t",
            "3\t2014-09-01T10:35:00Z",
            "4\t2017-05-02T17:58:00Z",
            "5\t",
            "6\t2014-07-01",
            "7\t2017-05-02",
            "8\t2024-11-19");
  }

  @Test
  void namesTheColumnThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("lang\tinput\n"))
        .withMessage("no column now in the header: [lang, input]");
  }

  @Test
  void readsNoFewerRowsOfTheTableThanBefore() throws IOException {
    Path table = Shared.find("data/dates/dates.tsv").orElse(null);
    if (table == null) {
      return;
    }
    List<String> rows = Files.readAllLines(table);
    List<String> read = read(String.join("\n", rows));
    RIGHT.forEach(
        (language, floor) -> {
          List<Integer> ofLanguage =
              IntStream.range(1, rows.size())
                  .filter(i -> rows.get(i).startsWith(language + "\t"))
                  .filter(i -> !rows.get(i).split("\t")[5].equals("absolute-tz"))
                  .boxed()
                  .toList();
          List<String> missed =
              ofLanguage.stream()
                  .filter(
                      i -> !isRight(rows.get(i).split("\t"), read.get(i - 1).split("\t", -1)[1]))
                  .map(rows::get)
                  .toList();
          assertThat(ofLanguage.size() - missed.size())
              .as("rows of %s read rightly; missed: %s", language, missed)
              .isGreaterThanOrEqualTo(floor);
        });
  }

  private static boolean isRight(String[] row, String got) {
    int cut = CUT.get(row[4]);
    return got.length() >= cut && row[3].startsWith(got.substring(0, cut));
  }

  private static List<String> read(String rows) throws IOException {
    StringBuilder out = new StringBuilder();
    DateBatch.read(new BufferedReader(new StringReader(rows)), NOW, out);
    return out.toString().lines().toList();
  }
}
