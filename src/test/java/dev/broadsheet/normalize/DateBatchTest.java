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
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateBatchTest {
  private static final Instant NOW = Instant.parse("2024-11-20T12:30:00Z");

  /** The languages that the word lists were first written for. */
  private static final Set<String> MIXED = Set.of("ru", "uk", "en");

  /** As many characters of a time as its precision needs. */
  private static final Map<String, Integer> CUT =
      Map.of("minute", 16, "day", 10, "week", 10, "month", 7, "year", 4);

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

  /**
   * The share of rows read rightly when this was written, of those that name no zone: a ratchet, to
   * be raised and never lowered.
   */
  @Test
  void readsNoFewerRowsOfTheTableThanBefore() throws IOException {
    Path table = Shared.find("data/dates/dates.tsv").orElse(null);
    if (table == null) {
      return;
    }
    List<String> rows = Files.readAllLines(table);
    List<String> read = read(String.join("\n", rows));
    List<Row> all =
        IntStream.range(1, rows.size())
            .mapToObj(i -> Row.of(rows.get(i), read.get(i - 1)))
            .filter(Row::counts)
            .toList();
    holds(all.stream().filter(row -> MIXED.contains(row.language())).toList(), 1.0, 0.0);
    holds(all, 0.99, 0.002);
  }

  private static void holds(List<Row> rows, double right, double wrong) {
    List<Row> missed = rows.stream().filter(row -> !row.isRight()).toList();
    long guessed = missed.stream().filter(row -> !row.got().isEmpty()).count();
    assertThat(1 - (double) missed.size() / rows.size())
        .as("share of rows read rightly; missed: %s", missed)
        .isGreaterThanOrEqualTo(right);
    assertThat((double) guessed / rows.size())
        .as("share of rows read wrongly; missed: %s", missed)
        .isLessThanOrEqualTo(wrong);
  }

  private record Row(
      String language, String input, String expected, String precision, String kind, String got) {
    static Row of(String row, String read) {
      String[] cells = row.split("\t");
      return new Row(cells[0], cells[1], cells[3], cells[4], cells[5], read.split("\t", -1)[1]);
    }

    boolean counts() {
      return !language.isEmpty() && !kind.endsWith("calendar") && !kind.equals("absolute-tz");
    }

    boolean isRight() {
      int cut = CUT.get(precision);
      return got.length() >= cut && expected.startsWith(got.substring(0, cut));
    }
  }

  private static List<String> read(String rows) throws IOException {
    StringBuilder out = new StringBuilder();
    DateBatch.read(new BufferedReader(new StringReader(rows)), NOW, out);
    return out.toString().lines().toList();
  }
}
