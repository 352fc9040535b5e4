package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.extract.SameText;
import dev.broadsheet.extract.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The text of a page, line by line and element by element: what of it is the known article's. */
final class KnownText {
  /** A line of a known article may be divided otherwise: so many of its words in a row will do. */
  private static final int SHINGLE = 4;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final double KNOWN_SHARE = 0.8;

  /** What a line is of the article's body. */
  enum Part {
    BODY,
    /** Said in another field; the reader takes it out of the body itself. */
    FIELD,
    OTHER
  }

  /** A line of the page, with the letters and digits of its text. */
  record Line(Element holder, String key, Part part) {
    int length() {
      return key.length();
    }
  }

  /** Letters and digits in an element: of the body, and of what is no part of the article. */
  record Mass(int body, int other) {
    static final Mass NONE = new Mass(0, 0);

    Mass plus(Mass more) {
      return new Mass(body + more.body, other + more.other);
    }
  }

  private final Specimen specimen;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Element, Mass> masses = new HashMap<>();
  private Mass whole = Mass.NONE;

  /**
   * Compares a page with its article.
   *
   * @param residue keys of lines that are no part of an article, though it was read so
   */
  KnownText(Specimen specimen, Set<String> residue) {
    this.specimen = specimen;
    Set<String> bodies = new HashSet<>();
    Set<String> shingles = new HashSet<>();
    for (Block block : specimen.known().body()) {
      bodies.add(SameText.key(block.text()));
      shingles.addAll(shingles(block.text()));
    }
    bodies.removeAll(residue);
    Set<String> fields = fields(specimen.known());
    for (TextLine line : TextLine.of(specimen.parsed())) {
      String key = SameText.key(line.block().text());
      if (!key.isEmpty()) {
        Part part =
            fields.contains(key)
                ? Part.FIELD
                : residue.contains(key)
                    ? Part.OTHER
                    : bodies.contains(key) || isKnown(line.block().text(), shingles)
                        ? Part.BODY
                        : Part.OTHER;
        add(new Line(line.holder(), key, part));
      }
    }
  }

  private void add(Line line) {
    lines.add(line);
    Mass mass =
        switch (line.part()) {
          case BODY -> new Mass(line.length(), 0);
          case OTHER -> new Mass(0, line.length());
          case FIELD -> Mass.NONE;
        };
    for (Element at = line.holder(); at != null; at = at.parent()) {
      masses.merge(at, mass, Mass::plus);
    }
    whole = whole.plus(mass);
  }

  Specimen specimen() {
    return specimen;
  }

  List<Line> lines() {
    return lines;
  }

  Mass in(Element element) {
    return masses.getOrDefault(element, Mass.NONE);
  }

  /** In all of these together. */
  Mass in(List<Element> elements) {
    return elements.stream().map(this::in).reduce(Mass.NONE, Mass::plus);
  }

  /** In what a selector finds. */
  Mass in(Named name) {
    return in(found(name));
  }

  /** What a selector finds, of elements in one another the outer one. */
  List<Element> found(Named name) {
    return outermost(specimen.parsed().select(CompiledCss.of(name.css())));
  }

  static List<Element> outermost(List<Element> found) {
    Set<Element> all = new HashSet<>(found);
    return found.stream().filter(e -> e.parents().stream().noneMatch(all::contains)).toList();
  }

  /** All of the page. */
  Mass whole() {
    return whole;
  }

  private static Set<String> fields(Article known) {
    Set<String> fields = new HashSet<>();
    fields.add(SameText.key(known.title()));
    Optional.of(known).flatMap(Article::subtitle).map(SameText::key).ifPresent(fields::add);
    Optional.of(known).flatMap(Article::lead).map(SameText::key).ifPresent(fields::add);
    return fields;
  }

  private static boolean isKnown(String text, Set<String> known) {
    List<String> own = shingles(text);
    return own.size() >= 2
        && own.stream().filter(known::contains).count() >= KNOWN_SHARE * own.size();
  }

  /** Every four words in a row. */
  static List<String> shingles(String text) {
    List<String> words = NO_WORD.splitAsStream(text).toList();
    List<String> shingles = new ArrayList<>();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
    }
    return shingles;
  }
}
