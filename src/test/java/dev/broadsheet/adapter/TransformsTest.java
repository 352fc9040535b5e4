package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TransformsTest {
  static final List<Transforms.Entry> TABLE = Transforms.TABLE;

  @ParameterizedTest
  @FieldSource("TABLE")
  void doesWhatItsExampleSays(Transforms.Entry entry) {
    String yaml =
        entry.shape().isPresent()
            ? "{%s: %s}".formatted(entry.name(), entry.example().written())
            : entry.name();

    assertThat(read(yaml).apply(entry.example().before())).isEqualTo(entry.example().after());
  }

  @Test
  void leavesATextThatAnAffixDoesNotFit() {
    assertThat(read("{strip-prefix: 'By '}").apply("Ann Reed")).containsExactly("Ann Reed");
    assertThat(read("{strip-suffix: ' - X'}").apply("Ann Reed")).containsExactly("Ann Reed");
  }

  @Test
  void dropsATextWithoutTheMatch() {
    assertThat(read("{match: 'Photo: (.+)'}").apply("The port")).isEmpty();
    assertThat(read("{match: '(a)|b'}").apply("b")).isEmpty();
  }

  @Test
  void runsNoPatternOnALongText() {
    String text = "a".repeat(5_000);

    assertThat(read("{replace: ['a', 'b']}").apply(text)).containsExactly(text);
    assertThat(read("{split: 'a'}").apply(text)).containsExactly(text);
    assertThat(read("{drop: '(a|aa)+$'}").apply(text)).containsExactly(text);
    assertThat(read("{match: 'a'}").apply(text)).isEmpty();
  }

  private static Transform read(String yaml) {
    Spot file = Spot.ofFile("test", new ArrayList<>());
    return Yaml.read("transform: " + yaml, file)
        .flatMap(root -> root.get("transform"))
        .flatMap(node -> Transforms.KIND.read(node, file))
        .orElseThrow(() -> new AssertionError(file.mistakes()));
  }
}
