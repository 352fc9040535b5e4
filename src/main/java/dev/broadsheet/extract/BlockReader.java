package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Block.Figure;
import dev.broadsheet.article.Block.Heading;
import dev.broadsheet.article.Block.Paragraph;
import dev.broadsheet.article.Block.Quote;
import dev.broadsheet.article.Image;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns an element into blocks: one walk without recursion, each node seen once. Text that stands
 * in no block of its own makes a paragraph, or several, up to the next block.
 */
final class BlockReader implements NodeFilter {
  private static final int MAX_BLOCKS = 10_000;
  private static final int MAX_CHARS = 2_000_000;

  /** Letters that are words of some language, too. */
  private static final String WORDS = "AÀEIOUYÓВИКОСУЯІЙЄ";

  private final BodyMarks marks;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Piece> beside = new ArrayList<>();
  private final TextRun run = new TextRun();
  private Element holder;
  private int linkDepth;
  private int linked;
  private Optional<ListReader> list = Optional.empty();
  private int quoteDepth;
  private int headingLevel;
  private int chars;
  private boolean cut;

  /** Elements of a large first letter that stands apart from its word. */
  private final Set<Element> initials = new HashSet<>();

  /** Behind such a letter. */
  private boolean initial;

  private BlockReader(Element container, BodyMarks marks) {
    this.holder = container;
    this.marks = marks;
  }

  /**
   * The blocks of some elements, in order.
   *
   * @param cut whether a bound was met and the rest left out
   */
  record Blocks(List<Piece> pieces, boolean cut) {
    List<Block> blocks() {
      return pieces.stream().flatMap(p -> p.spoken().stream()).toList();
    }
  }

  /** Reads containers that do not hold each other; one that is a heading remains one. */
  static Blocks read(List<Element> containers, BodyMarks marks) {
    List<Piece> pieces = new ArrayList<>();
    boolean cut = false;
    for (Element container : containers) {
      BlockReader reader = new BlockReader(container, marks);
      reader.traverse(container);
      reader.flush();
      pieces.addAll(reader.pieces);
      cut |= reader.cut;
    }
    return new Blocks(List.copyOf(pieces), cut);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (pieces.size() >= MAX_BLOCKS || chars >= MAX_CHARS) {
      cut = true;
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      append(text);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (depth == 0) { // the container was chosen, whatever it is
      headingLevel = headingLevel(element);
      return FilterResult.CONTINUE;
    }
    ClassTraits traits = ClassTraits.of(element);
    if (traits.initial() && isOneLetter(element)) {
      initials.add(element);
    }
    return isLeftOut(element, traits) ? FilterResult.SKIP_ENTIRELY : open(element, traits);
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (depth > 0 && node instanceof Element element) {
      initial |= initials.contains(element);
      if (element.normalName().equals("a")) {
        linkDepth--;
      } else if (isBlock(element)) {
        close(element);
      }
    }
    return FilterResult.CONTINUE;
  }

  private boolean isLeftOut(Element element, ClassTraits traits) {
    return Markup.isSilent(element, traits)
        || marks.dropped().contains(element)
        || (element.normalName().equals("form") && !Markup.holdsText(element));
  }

  private FilterResult open(Element element, ClassTraits traits) {
    if (Embeds.isEmbed(element, traits)) {
      Embeds.read(element).ifPresent(e -> aside(e, element));
      if (!element.normalName().equals("blockquote")) { // a quoted post shows its text
        return FilterResult.SKIP_ENTIRELY;
      }
    }
    if (Markup.isImage(element)) {
      Markup.imageAddress(element)
          .map(url -> new Figure(new Image(Optional.of(url), Optional.empty(), Optional.empty())))
          .ifPresent(figure -> aside(figure, element));
      return FilterResult.SKIP_ENTIRELY;
    }
    if (isBreak(element)) {
      run.breakLine();
    } else if (element.normalName().equals("a")) {
      linkDepth++;
    }
    if (!isBlock(element)) {
      return FilterResult.CONTINUE;
    }
    flush();
    headingLevel = Math.max(headingLevel, headingLevel(element));
    return openBlock(element, traits);
  }

  private boolean isBlock(Element element) {
    return Markup.isBlock(element) || marks.headings().contains(element);
  }

  /** Some systems write a break as an empty element that only looks like one. */
  private static boolean isBreak(Element element) {
    return element.normalName().equals("br")
        || (element.childNodeSize() == 0 && element.hasClass("br"));
  }

  /** The level of a heading, 2 or more; 0 of what is none. */
  private int headingLevel(Element element) {
    return switch (element.normalName()) {
      case "h1", "h2" -> 2;
      case "h3", "h4", "h5", "h6" -> element.normalName().charAt(1) - '0';
      default -> marks.headings().contains(element) ? 2 : 0;
    };
  }

  private FilterResult openBlock(Element element, ClassTraits traits) {
    switch (element.normalName()) {
      case "blockquote" -> quoteDepth++;
      case "ul", "ol", "menu" -> openList(element);
      case "table" -> {
        Optional<? extends Block> read = TableReader.read(element);
        if (read.isPresent()) {
          emit(read.get(), element, element.select("a").text().length());
          return FilterResult.SKIP_ENTIRELY;
        }
        return openPicture(element);
      }
      case "figure" -> {
        return openPicture(element);
      }
      case "div", "p", "section", "dl", "center" -> {
        if (traits.picture()) {
          return openPicture(element);
        }
        if (traits.caption()) {
          return Markup.holdsText(element) ? FilterResult.CONTINUE : FilterResult.SKIP_ENTIRELY;
        }
      }
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult openPicture(Element element) {
    return switch (FigureReader.read(element)) {
      case FigureReader.Reading.Picture(Optional<Figure> figure) -> {
        figure.ifPresent(f -> aside(f, element));
        yield FilterResult.SKIP_ENTIRELY;
      }
      case FigureReader.Reading.Container() -> FilterResult.CONTINUE;
    };
  }

  private void openList(Element element) {
    if (list.isPresent()) {
      list.get().deeper();
    } else if (ListReader.isListing(element)) {
      list = Optional.of(new ListReader(element.normalName().equals("ol")));
    }
  }

  private void close(Element element) {
    flush();
    if (headingLevel(element) > 0) {
      headingLevel = 0;
    }
    switch (element.normalName()) {
      case "blockquote" -> quoteDepth--;
      case "li" -> list.ifPresent(ListReader::endItem);
      case "ul", "ol", "menu" -> closeList(element);
      default -> {}
    }
  }

  private void closeList(Element element) {
    if (list.isPresent() && list.get().shallower()) {
      Optional<Block.Listing> listing = list.get().listing();
      list = Optional.empty();
      listing.ifPresent(l -> emit(l, element, linked));
      linked = 0;
    }
  }

  private void append(TextNode text) {
    if (text.isBlank()) {
      if (!initial) {
        run.space();
      }
      return;
    }
    if (run.isEnded()) {
      flush();
    }
    if (run.isBlank()) {
      holder = blockAround(text);
    }
    String words = text.getWholeText();
    run.append(initial ? words.stripLeading() : words, headingLevel == 0);
    initial = false;
    linked += linkDepth > 0 ? ShortText.length(text) : 0;
  }

  private static boolean isOneLetter(Element element) {
    return element.text().strip().length() == 1;
  }

  private Element blockAround(TextNode text) {
    Element around = holder;
    for (Node at = text.parentNode(); at instanceof Element element; at = at.parentNode()) {
      around = element;
      if (Markup.isBlock(element)) {
        break;
      }
    }
    return around;
  }

  /** Ends the run of text that lies before a block's edge. */
  private void flush() {
    String raw = run.take();
    String text = Texts.clean(raw);
    if (!text.isEmpty()) {
      if (list.isPresent()) {
        list.get().append(text);
      } else {
        Block whole = block(text);
        List<Block> parts = TextRun.isDivided(raw) ? parts(raw) : List.of(whole);
        emit(new Piece(whole, parts, holder, linked));
        linked = 0;
      }
    }
    if (list.isEmpty() && !beside.isEmpty()) {
      List<Piece> waiting = List.copyOf(beside);
      beside.clear();
      waiting.forEach(this::emit);
    }
  }

  private Block block(String text) {
    if (headingLevel > 0) {
      return new Heading(headingLevel, text);
    }
    return quoteDepth > 0 ? new Quote(text) : new Paragraph(text);
  }

  private List<Block> parts(String raw) {
    return TextRun.paragraphs(raw)
        .map(Texts::clean)
        .filter(t -> !t.isEmpty())
        .map(this::block)
        .toList();
  }

  /** A figure or embed inside a paragraph stands behind it. */
  private void aside(Block block, Element element) {
    beside.add(new Piece(block, element, 0));
  }

  private void emit(Block block, Element element, int linkedChars) {
    emit(new Piece(block, element, linkedChars));
  }

  private void emit(Piece piece) {
    boolean goesOn = !pieces.isEmpty() && isInitial(pieces.getLast().block(), piece.block());
    pieces.add(goesOn ? piece.behind(pieces.removeLast().block().text()) : piece);
    chars += piece.block().text().length();
  }

  /**
   * Whether a paragraph is the large first letter of the next; a word of one letter may be both.
   */
  private static boolean isInitial(Block letter, Block rest) {
    return letter instanceof Paragraph
        && rest instanceof Paragraph
        && letter.text().length() == 1
        && Character.isUpperCase(letter.text().charAt(0))
        && WORDS.indexOf(letter.text()) < 0
        && Character.isLowerCase(rest.text().codePointAt(0));
  }
}
