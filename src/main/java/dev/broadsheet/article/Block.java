package dev.broadsheet.article;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A piece of an article's body, in document order. All text is normalized. */
public sealed interface Block {

  /** What of the block is the article's running text; empty for a figure or an embed. */
  String text();

  /** BCP 47, of its words; known only where it is another than the article's. */
  Optional<String> language();

  /** The same in another language; an embed has no words, and none. */
  Block in(Optional<String> language);

  /** A paragraph of running text. */
  record Paragraph(String text, Optional<String> language) implements Block {
    public Paragraph {
      Objects.requireNonNull(language, "language");
    }

    public Paragraph(String text) {
      this(text, Optional.empty());
    }

    @Override
    public Paragraph in(Optional<String> other) {
      return new Paragraph(text, other);
    }
  }

  /** A headline inside the body; level 2 to 6. */
  record Heading(int level, String text, Optional<String> language) implements Block {
    public Heading {
      if (level < 2 || level > 6) {
        throw new IllegalArgumentException("a heading's level is 2 to 6, found " + level);
      }
      Objects.requireNonNull(language, "language");
    }

    public Heading(int level, String text) {
      this(level, text, Optional.empty());
    }

    @Override
    public Heading in(Optional<String> other) {
      return new Heading(level, text, other);
    }
  }

  /** A quotation set apart. */
  record Quote(String text, Optional<String> language) implements Block {
    public Quote {
      Objects.requireNonNull(language, "language");
    }

    public Quote(String text) {
      this(text, Optional.empty());
    }

    @Override
    public Quote in(Optional<String> other) {
      return new Quote(text, other);
    }
  }

  /** A list, an item a line. */
  record Listing(boolean ordered, List<String> items, Optional<String> language) implements Block {
    public Listing {
      items = List.copyOf(items);
      Objects.requireNonNull(language, "language");
    }

    public Listing(boolean ordered, List<String> items) {
      this(ordered, items, Optional.empty());
    }

    @Override
    public String text() {
      return String.join("\n", items);
    }

    @Override
    public Listing in(Optional<String> other) {
      return new Listing(ordered, items, other);
    }
  }

  /** A table, row by row; its text has a row a line, cells divided by tabs. */
  record Table(List<List<String>> rows, Optional<String> language) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
      Objects.requireNonNull(language, "language");
    }

    public Table(List<List<String>> rows) {
      this(rows, Optional.empty());
    }

    @Override
    public String text() {
      return rows.stream().map(r -> String.join("\t", r)).collect(Collectors.joining("\n"));
    }

    @Override
    public Table in(Optional<String> other) {
      return new Table(rows, other);
    }
  }

  /** A picture with its caption, which the language is of; not running text. */
  record Figure(Image image, Optional<String> language) implements Block {
    public Figure {
      Objects.requireNonNull(language, "language");
    }

    public Figure(Image image) {
      this(image, Optional.empty());
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public Figure in(Optional<String> other) {
      return new Figure(image, other);
    }
  }

  /** A foreign object (video, post of a network) by its address; not running text. */
  record Embed(String url) implements Block {
    @Override
    public String text() {
      return "";
    }

    @Override
    public Optional<String> language() {
      return Optional.empty();
    }

    @Override
    public Embed in(Optional<String> other) {
      return this;
    }
  }
}
