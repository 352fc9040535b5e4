package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.search.Clause.All;
import dev.broadsheet.search.Clause.Any;
import dev.broadsheet.search.Clause.From;
import dev.broadsheet.search.Clause.Mark;
import dev.broadsheet.search.Clause.Not;
import dev.broadsheet.search.Clause.Place;
import dev.broadsheet.search.Clause.Prefix;
import dev.broadsheet.search.Clause.To;
import dev.broadsheet.search.Clause.Value;
import dev.broadsheet.search.Clause.Words;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextQueryTest {
  @Test
  void asksForAllWords() {
    assertThat(clause("выборы мэра")).isEqualTo(new All(List.of(word("выборы"), word("мэра"))));
    assertThat(clause("выборы AND мэра")).isEqualTo(clause("выборы мэра"));
  }

  @Test
  void bindsOrCloserThanStandingSideBySide() {
    assertThat(clause("мэр OR «глава города» выборы"))
        .isEqualTo(
            new All(List.of(new Any(List.of(word("мэр"), word("глава города"))), word("выборы"))));
  }

  @Test
  void groupsByBracketsAndTakesAway() {
    assertThat(clause("(a b) OR c -(d \"e f\")"))
        .isEqualTo(
            new All(
                List.of(
                    new Any(List.of(new All(List.of(word("a"), word("b"))), word("c"))),
                    new Not(new All(List.of(word("d"), word("e f")))))));
  }

  @Test
  void readsFields() {
    assertThat(clause("title:выбор* author:\"Ольга Дорошенко\" site:a.example tag:«Новости дня»"))
        .isEqualTo(
            new All(
                List.of(
                    new Prefix(Place.TITLE, "выбор"),
                    new Words(Place.AUTHOR, "Ольга Дорошенко"),
                    new Value(Mark.SITE, "a.example"),
                    new Value(Mark.TAG, "Новости дня"))));
  }

  @Test
  void readsDaysMonthsAndYears() {
    assertThat(clause("from:2024-02 to:2024-02")).isEqualTo(span("2024-02-01", "2024-02-29"));
    assertThat(clause("from:2023 to:2024-03-17")).isEqualTo(span("2023-01-01", "2024-03-17"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Киев — Львов", "Киев - Львов", "«» Киев () Львов", "Киев -- Львов *"})
  void passesOverMarksThatAreNoWords(String pasted) {
    assertThat(clause(pasted)).isEqualTo(clause("Киев Львов"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12:30", "Цитата:слово", "5-й", "п'ять", "C++", "50%", "a/b", "№5"})
  void takesForAWordWhatLooksLikeSyntaxElsewhere(String text) {
    assertThat(clause(text)).isEqualTo(word(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "выборы \"мэра| 8| found a quotation mark without its closing one",
        "(a b| 1| found \"(\" without a closing bracket",
        "a b) c| 4| found \")\" without an opening bracket",
        "OR a| 1| found an OR without a word on either side",
        "a OR| 5| found an OR without a word on either side",
        "*боры| 1| found \"*боры\", expected * only at the end",
        "a вы*ры| 3| found \"вы*ры\", expected * only at the end",
        "в*| 1| found \"в*\", expected * only at the end of a word of at least 2 letters",
        "a sight:b| 3| found the field \"sight\", expected one of title, author, site",
        "site: a| 1| found a field without a value",
        "title:— a| 1| found a field without a word",
        "from:вчера| 6| found \"вчера\", expected a day, a month or a year",
        "from:2024-02-30| 6| found \"2024-02-30\", expected a day",
        "— …| 1| found no word"
      })
  void tellsAMistakeWithItsPlace(String text, int position, String what) {
    assertThatThrownBy(() -> TextQuery.parse(text))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.position()).isEqualTo(position);
              assertThat(e).hasMessageContaining(what);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 100_000})
  void refusesWhatIsWithoutBounds(int size) {
    for (String hostile : List.of("(", "a ", "-", "x OR ", "\"a\" ", "((a) ")) {
      assertThatThrownBy(() -> TextQuery.parse(hostile.repeat(size)))
          .as(hostile)
          .isInstanceOf(QueryException.class);
    }
  }

  @Test
  void takesABlankQueryForEveryArticle() {
    assertThat(TextQuery.parse(" \n")).isEqualTo(TextQuery.ALL);
  }

  private static Clause clause(String text) {
    return TextQuery.parse(text).clause();
  }

  private static Clause word(String text) {
    return new Words(Place.TEXT, text);
  }

  private static Clause span(String from, String to) {
    return new All(List.of(new From(LocalDate.parse(from)), new To(LocalDate.parse(to))));
  }
}
