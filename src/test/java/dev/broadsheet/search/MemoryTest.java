package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final List<String> lookedUp = new ArrayList<>();
  private final Memory<String> memory = new Memory<>(16);

  @Test
  void tellsTheSameAsLookingUpWhereManyWordsShareAPlace() {
    List<String> words = IntStream.range(0, 1_000).mapToObj(n -> "слово" + n * n % 97).toList();

    assertThat(words).allSatisfy(w -> assertThat(ask(w)).isEqualTo(w + "!"));
    assertThat(lookedUp).hasSizeLessThan(words.size()).contains("слово0", "слово96");
  }

  @Test
  void looksAWordUpOnceUntilAnotherTakesItsPlace() {
    ask("мост");
    ask(new StringBuilder("мост"));

    assertThat(lookedUp).containsExactly("мост");
  }

  private String ask(CharSequence word) {
    return memory.of(
        word,
        w -> {
          lookedUp.add(w);
          return w + "!";
        });
  }
}
