package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** A block of text on a page with what its characters tell; one pass over the text. */
final class PageLine {
  /** Texts of an element in bold: all of a page may be. */
  private static final int MOST_BOLD = 100;

  private static final String STOPS = ".!?…。！？।";
  private static final String CLOSING = "»\"”’)";
  private static final String OPENING = "«\"“„—–-";

  private final Piece piece;
  private final String text;
  private final String key;
  private final Optional<Residue.Kind> residue;
  private final Element container;
  private final Kind kind;
  private final double linked;
  private final int extent;
  private int length;
  private int commas;
  private int digits;
  private int upper;
  private int lower;
  private boolean clock;
  private boolean year;
  private boolean at;
  private boolean copyright;
  private boolean bar;

  PageLine(Piece piece) {
    this.piece = piece;
    this.text = piece.block().text();
    this.key = SameText.key(text);
    this.residue = Residue.of(text);
    this.container = container(piece.holder());
    this.kind = kind(piece);
    this.linked = Math.min(1, piece.linked() / (double) text.length());
    count();
    this.extent = Buckets.of(length, 10, 25, 45, 80, 140, 240, 500);
  }

  /** What a block is, with its rank where it is a heading. */
  enum Kind {
    PARAGRAPH,
    TITLE,
    HEADING,
    SUBHEADING,
    MINOR_HEADING,
    QUOTE,
    BULLETS,
    NUMBERED,
    TABLE
  }

  /** How a text begins. */
  enum Start {
    OTHER,
    LOWER,
    UPPER,
    LETTER,
    DIGIT,
    QUOTE
  }

  /** How a text ends. */
  enum End {
    OTHER,
    STOP,
    QUOTE,
    COLON
  }

  Piece piece() {
    return piece;
  }

  String text() {
    return text;
  }

  /** The text by its letters and digits. */
  String key() {
    return key;
  }

  Optional<Residue.Kind> residue() {
    return residue;
  }

  Element holder() {
    return piece.holder();
  }

  /** The innermost element that lays a part of the page out: not the paragraph or list itself. */
  Element container() {
    return container;
  }

  /** Tag and first class of the holder and the container: what a page lays out alike. */
  String shape() {
    return shape(holder()) + '>' + shape(container);
  }

  private static String shape(Element element) {
    String names = element.className().strip();
    int space = names.indexOf(' ');
    return element.normalName() + '.' + (space < 0 ? names : names.substring(0, space));
  }

  Kind kind() {
    return kind;
  }

  /** Characters; those of scripts that need fewer for a word count double or threefold. */
  int length() {
    return length;
  }

  /** The range in which the length lies, 0 to 7; most questions ask for it. */
  int extent() {
    return extent;
  }

  /** Share of the text that stands in links, 0 to 1. */
  double linked() {
    return linked;
  }

  int commas() {
    return commas;
  }

  double digitShare() {
    return digits / (double) text.length();
  }

  /** Whether it is a paragraph whose element has nothing but text in bold, and not much of it. */
  boolean isBold() {
    return kind == Kind.PARAGRAPH
        && holder().nodeStream(TextNode.class).skip(MOST_BOLD).findAny().isEmpty()
        && holder().nodeStream(TextNode.class).noneMatch(text -> !text.isBlank() && !isBold(text));
  }

  private boolean isBold(TextNode text) {
    for (Element at = text.parent(); at != null && !at.equals(holder()); at = at.parent()) {
      if (at.nameIs("strong") || at.nameIs("b")) {
        return true;
      }
    }
    return false;
  }

  /** Whether nearly all letters are capitals. */
  boolean isShouted() {
    return upper > 8 && lower < upper / 8;
  }

  boolean hasClock() {
    return clock;
  }

  boolean hasYear() {
    return year;
  }

  boolean hasAt() {
    return at;
  }

  boolean hasCopyright() {
    return copyright;
  }

  /** Whether it has a sign by which pages divide entries in a row. */
  boolean hasBar() {
    return bar;
  }

  boolean hasAddress() {
    return text.contains("://") || text.contains("www.");
  }

  Start start() {
    int first = text.codePointAt(0);
    if (Character.isLowerCase(first)) {
      return Start.LOWER;
    }
    if (Character.isUpperCase(first)) {
      return Start.UPPER;
    }
    if (Character.isLetter(first)) {
      return Start.LETTER;
    }
    if (Character.isDigit(first)) {
      return Start.DIGIT;
    }
    return OPENING.indexOf(first) >= 0 ? Start.QUOTE : Start.OTHER;
  }

  End end() {
    char last = text.charAt(text.length() - 1);
    if (STOPS.indexOf(last) >= 0) {
      return End.STOP;
    }
    if (CLOSING.indexOf(last) >= 0) {
      return End.QUOTE;
    }
    return last == ':' ? End.COLON : End.OTHER;
  }

  /** Whether it has the length, or the form, of running text. */
  boolean isRunning() {
    return linked < 0.5
        && (length >= 80 || (length >= 40 && (end() == End.STOP || end() == End.QUOTE)));
  }

  private void count() {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        number++;
        continue;
      }
      if (number > 0) {
        endNumber(i, number);
        number = 0;
      }
      length += extra(c);
      switch (c) {
        case ',', '，', '、' -> commas++;
        case '@' -> at = true;
        case '©' -> copyright = true;
        case '|', '•', '·' -> bar = true;
        default -> {
          upper += Character.isUpperCase(c) ? 1 : 0;
          lower += Character.isLowerCase(c) ? 1 : 0;
        }
      }
    }
    endNumber(text.length(), number);
    length += text.length();
  }

  private void endNumber(int end, int digitsOfIt) {
    int from = end - digitsOfIt;
    year |= digitsOfIt == 4 && (text.startsWith("19", from) || text.startsWith("20", from));
    clock |=
        digitsOfIt <= 2
            && end + 2 < text.length()
            && text.charAt(end) == ':'
            && Character.isDigit(text.charAt(end + 1))
            && Character.isDigit(text.charAt(end + 2));
  }

  private static int extra(char c) {
    if (c < 0xE00) {
      return 0;
    }
    boolean ideograph =
        (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0xF900 && c < 0xFB00);
    return ideograph ? 2 : c < 0xE80 ? 1 : 0;
  }

  private static Element container(Element holder) {
    Element at = holder;
    while (isLine(at) && at.parent() != null) {
      at = at.parent();
    }
    return at;
  }

  private static boolean isLine(Element element) {
    return switch (element.normalName()) {
      case "p",
          "li",
          "ul",
          "ol",
          "menu",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hgroup",
          "pre",
          "dl",
          "dd",
          "dt",
          "table",
          "thead",
          "tbody",
          "tr",
          "center",
          "address" ->
          true;
      default -> false;
    };
  }

  private static Kind kind(Piece piece) {
    return switch (piece.block()) {
      case Block.Heading heading when piece.holder().normalName().equals("h1") -> Kind.TITLE;
      case Block.Heading heading when heading.level() == 2 -> Kind.HEADING;
      case Block.Heading heading when heading.level() == 3 -> Kind.SUBHEADING;
      case Block.Heading _ -> Kind.MINOR_HEADING;
      case Block.Quote _ -> Kind.QUOTE;
      case Block.Listing listing -> listing.ordered() ? Kind.NUMBERED : Kind.BULLETS;
      case Block.Table _ -> Kind.TABLE;
      case Block.Paragraph _, Block.Figure _, Block.Embed _ -> Kind.PARAGRAPH;
    };
  }
}
