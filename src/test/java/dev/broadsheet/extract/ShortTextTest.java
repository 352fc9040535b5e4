package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

class ShortTextTest {
  @Test
  void countsWhatAReaderSees() {
    for (String text :
        new String[] {
          "",
          " \n\t",
          "Harbour",
          "  Harbour\n reopens ",
          "Harbour\u00A0 reopens",
          "\u00A0Harbour",
          "har\u00ADbour",
          "har\u200Bbour",
          "\u2003гавань\u2003 открыта\u2003",
          "\u0001harbour\u001C",
          "港口 重开 😀"
        }) {
      TextNode node = new TextNode(text);
      assertThat(ShortText.length(node)).as(text).isEqualTo(node.text().strip().length());
    }
  }
}
