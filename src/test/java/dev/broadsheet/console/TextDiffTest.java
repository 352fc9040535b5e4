package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.console.TextDiff.Line;
import dev.broadsheet.console.TextDiff.Piece;
import dev.broadsheet.console.TextDiff.Piece.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  @Test
  void tellsTheWordsOfAChangedParagraph() {
    assertThat(TextDiff.between(List.of("the old pier"), List.of("the new pier")).lines())
        .containsExactly(
            new Line.Paragraph(
                List.of(
                    new Piece(Kind.BOTH, "the "),
                    new Piece(Kind.BEFORE, "old "),
                    new Piece(Kind.AFTER, "new "),
                    new Piece(Kind.BOTH, "pier"))));
  }

  @Test
  void leavesOutWhatIsFarFromAChange() {
    List<String> before = List.of("a", "b", "c", "d", "e", "f", "g");
    List<String> after = List.of("a", "b", "c", "d", "e", "g", "h");

    assertThat(TextDiff.between(before, after).lines())
        .containsExactly(
            new Line.Alike(4),
            whole(Kind.BOTH, "e"),
            whole(Kind.BEFORE, "f"),
            whole(Kind.BOTH, "g"),
            whole(Kind.AFTER, "h"));
  }

  @Test
  void hasNothingToTellOfTextsThatAreAlike() {
    assertThat(TextDiff.between(List.of("a", "b"), List.of("a", "b")).lines()).isEmpty();
    assertThat(TextDiff.between(List.of(), List.of()).lines()).isEmpty();
  }

  private static Line whole(Kind kind, String text) {
    return new Line.Paragraph(List.of(new Piece(kind, text)));
  }
}
