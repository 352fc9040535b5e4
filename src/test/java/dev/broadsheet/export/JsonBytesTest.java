package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBytesTest {
  private final JsonBytes json = new JsonBytes();

  private void begin(String text) {
    json.begin(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          мост                    | мост
          a\\"b\\\\                 | a"b\\
          \\/\\u0041\\u00e9           | /Aé
          \\ud83d\\ude00 long enough  | \uD83D\uDE00 long enough
          a long one and \\ud83d     | a long one and \uFFFD
          \\ude00\\ud83d              | \uFFFD\uFFFD
          """)
  void takesTextsAsTheyAreMeant(String written, String meant) {
    begin("[\"" + written + "\",\"next\"]");

    assertThat(json.enters('[', ']')).isTrue();
    assertThat(json.string().toStringUsingUTF8()).isEqualTo(meant);
    assertThat(json.goesOn(']')).isTrue();
    assertThat(json.text()).isEqualTo("next");
    assertThat(json.goesOn(']')).isFalse();
  }

  @Test
  void passesOverValuesOfEveryKind() {
    begin("{\"a\":{\"b\":[1,{},[],\"]}\\\"\"],\"c\":true},\"d\":-1.5}");

    assertThat(json.enters('{', '}')).isTrue();
    assertThat(json.key()).isEqualTo("a");
    json.skip();
    assertThat(json.goesOn('}')).isTrue();
    assertThat(json.key()).isEqualTo("d");
    assertThat(json.literal()).isEqualTo("-1.5");
    assertThat(json.goesOn('}')).isFalse();
  }

  @Test
  void saysWhereAnotherThingStands() {
    begin("{\"a\" :1}");
    json.enters('{', '}');

    assertThatThrownBy(json::key).hasMessage("an article's JSON: expected :, found   at byte 5");
  }
}
