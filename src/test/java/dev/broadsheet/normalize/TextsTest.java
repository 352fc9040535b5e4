package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  private static Stream<Arguments> spellings() {
    return Stream.of(
        arguments("soft hyphen", "a\u00ADb", "ab"),
        arguments("zero width", "a\u200Bb\uFEFFc\u2060d\u200Ee", "abcde"),
        arguments("direction override", "\u202Egnp\u202C.exe", "gnp.exe"),
        arguments("direction isolate", "\u2066x\u2069", "x"),
        arguments("control characters", "a\u0007b\u009Fc", "abc"),
        arguments("spaces that do not break", "1\u00A0000\u2009000\u202F000", "1 000 000 000"),
        arguments("white space", "  a \t b\r\n\u2028c\u3000 ", "a b c"),
        arguments("a letter in two pieces", "и\u0306", "й"),
        arguments("a letter in two pieces across a soft hyphen", "и\u00AD\u0306", "й"),
        arguments("a stress mark that no letter holds", "о\u0301", "о\u0301"),
        arguments("marks out of order", "q\u0307\u0323", "q\u0323\u0307"),
        arguments("the angstrom sign", "\u212B", "Å"),
        arguments("a format character that shows", "\u0600\u0661", "\u0600\u0661"),
        arguments("halves of a pair", "a\uD83Db\uDE00c \uD83D\uDE00", "abc \uD83D\uDE00"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spellings")
  void makesOneFormOfMany(String name, String raw, String clean) {
    assertThat(Texts.clean(raw)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u200B", " \u200B "})
  void leavesNothingOfWhatIsInvisible(String raw) {
    assertThat(Texts.clean(raw)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Мост «Северный» — открыт…",
        "Ґрунт і їжа — №5",
        "Café “naïve” €5",
        "",
        "日本語のテキスト"
      })
  void hasNothingToDoOnCleanText(String text) {
    assertThat(Texts.clean(text)).isEqualTo(text);
  }

  @Test
  void cleansTheSameTwice() {
    String raw = " e\u0301\u00AD\u0323 \u1100\u1161 \uFB01 \u0958 ";
    assertThat(Texts.clean(Texts.clean(raw))).isEqualTo(Texts.clean(raw));
  }
}
