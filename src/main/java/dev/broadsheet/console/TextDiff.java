package dev.broadsheet.console;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How one text became another: paragraph by paragraph, and in a paragraph that was changed word by
 * word.
 *
 * @param lines none where both are alike
 */
public record TextDiff(List<Line> lines) {
  /** So many paragraphs stand around a change. */
  private static final int AROUND = 1;

  /** Two longer paragraphs are not compared by words. */
  private static final int MOST_WORDS = 2_000;

  public TextDiff {
    lines = List.copyOf(lines);
  }

  /** A paragraph, or several that are left out. */
  public sealed interface Line {
    /** Of both texts, word by word. */
    record Paragraph(List<Piece> pieces) implements Line {
      public Paragraph {
        pieces = List.copyOf(pieces);
      }
    }

    /** So many paragraphs that are alike. */
    record Alike(int paragraphs) implements Line {}
  }

  /** Words one after the other that are in both texts, or in one of them. */
  public record Piece(Kind kind, String text) {
    /** Which text the words are of. */
    public enum Kind {
      BOTH,
      BEFORE,
      AFTER
    }

    public Piece {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(text, "text");
    }
  }

  /** Compares texts by their paragraphs. */
  static TextDiff between(List<String> before, List<String> after) {
    List<Line> lines = new ArrayList<>();
    if (!before.equals(after)) {
      List<AbstractDelta<String>> deltas = DiffUtils.diff(before, after, true).getDeltas();
      for (int i = 0; i < deltas.size(); i++) {
        List<String> old = deltas.get(i).getSource().getLines();
        if (deltas.get(i).getType() == DeltaType.EQUAL) {
          addAlike(old, i == 0, i == deltas.size() - 1, lines);
        } else {
          addChanged(old, deltas.get(i).getTarget().getLines(), lines);
        }
      }
    }
    return new TextDiff(lines);
  }

  /** What is alike is shown where it stands beside a change. */
  private static void addAlike(
      List<String> alike, boolean isBeginning, boolean isEnd, List<Line> lines) {
    int first = isBeginning ? 0 : Math.min(AROUND, alike.size());
    int last = isEnd ? alike.size() : Math.max(first, alike.size() - AROUND);
    alike.subList(0, first).forEach(text -> lines.add(whole(Piece.Kind.BOTH, text)));
    if (last > first) {
      lines.add(new Line.Alike(last - first));
    }
    alike.subList(last, alike.size()).forEach(text -> lines.add(whole(Piece.Kind.BOTH, text)));
  }

  private static void addChanged(List<String> before, List<String> after, List<Line> lines) {
    int pairs = Math.min(before.size(), after.size());
    for (int i = 0; i < pairs; i++) {
      addPair(before.get(i), after.get(i), lines);
    }
    before.subList(pairs, before.size()).forEach(text -> lines.add(whole(Piece.Kind.BEFORE, text)));
    after.subList(pairs, after.size()).forEach(text -> lines.add(whole(Piece.Kind.AFTER, text)));
  }

  private static void addPair(String before, String after, List<Line> lines) {
    List<String> old = words(before);
    List<String> fresh = words(after);
    if (old.size() > MOST_WORDS || fresh.size() > MOST_WORDS) {
      lines.add(whole(Piece.Kind.BEFORE, before));
      lines.add(whole(Piece.Kind.AFTER, after));
      return;
    }
    List<Piece> pieces = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh, true).getDeltas()) {
      boolean isAlike = delta.getType() == DeltaType.EQUAL;
      add(isAlike ? Piece.Kind.BOTH : Piece.Kind.BEFORE, delta.getSource().getLines(), pieces);
      if (!isAlike) {
        add(Piece.Kind.AFTER, delta.getTarget().getLines(), pieces);
      }
    }
    lines.add(new Line.Paragraph(pieces));
  }

  private static void add(Piece.Kind kind, List<String> words, List<Piece> pieces) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", words)));
    }
  }

  private static Line whole(Piece.Kind kind, String text) {
    return new Line.Paragraph(List.of(new Piece(kind, text)));
  }

  /** Each word with the space behind it. */
  private static List<String> words(String text) {
    return List.of(text.split("(?<=\\s)(?=\\S)", -1));
  }
}
