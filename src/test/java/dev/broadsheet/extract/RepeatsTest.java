package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Block.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final Block TOLD =
      new Paragraph("“We have never seen a storm like this one,” the harbour master said.");

  @Test
  void dropsAQuoteThatLiftsASentenceOutOfTheTextWithItsSpeaker() {
    Block pulled = new Quote("We have never seen a storm like this one");
    assertThat(Repeats.withoutPullQuotes(List.of(pulled, new Quote("— the harbour master"), TOLD)))
        .containsExactly(TOLD);
  }

  @Test
  void keepsAQuoteThatTheTextDoesNotRepeat() {
    List<Block> body = List.of(TOLD, new Quote("All boats stay in until further notice."));
    assertThat(Repeats.withoutPullQuotes(body)).isEqualTo(body);
  }
}
