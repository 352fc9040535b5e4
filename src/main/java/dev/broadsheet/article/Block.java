package dev.broadsheet.article;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of an article's body, in document order. All text is normalized. */
public sealed interface Block {

  /** What of the block is the article's running text; empty for a figure or an embed. */
  String text();

  /** A paragraph of running text. */
  record Paragraph(String text) implements Block {}

  /** A headline inside the body; level 2 to 6. */
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 2 || level > 6) {
        throw new IllegalArgumentException("a heading's level is 2 to 6, found " + level);
      }
    }
  }

  /** A quotation set apart. */
  record Quote(String text) implements Block {}

  /** A list, an item a line. */
  record Listing(boolean ordered, List<String> items) implements Block {
    public Listing {
      items = List.copyOf(items);
    }

    @Override
    public String text() {
      return String.join("\n", items);
    }
  }

  /** A table, row by row; its text has a row a line, cells divided by tabs. */
  record Table(List<List<String>> rows) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String text() {
      return rows.stream().map(r -> String.join("\t", r)).collect(Collectors.joining("\n"));
    }
  }

  /** A picture with its caption; not running text. */
  record Figure(Image image) implements Block {
    @Override
    public String text() {
      return "";
    }
  }

  /** A foreign object (video, post of a network) by its address; not running text. */
  record Embed(String url) implements Block {
    @Override
    public String text() {
      return "";
    }
  }
}
