package dev.broadsheet.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.search.Marked.Mark;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Shows where an article says what was looked for. */
final class Highlights {
  private static final int PASSAGES = 3;
  private static final int PASSAGE_LENGTH = 160;
  private static final int MAX_PASSAGE = 400;

  /** Words further down are not looked for. */
  private static final int MAX_TEXT = 200_000;

  private final Analyzer analyzer;
  private final Query query;

  Highlights(Analyzer analyzer, Query query) {
    this.analyzer = analyzer;
    this.query = query;
  }

  Marked title(Article article) throws IOException {
    Tongue tongue = Tongue.of(article.language());
    Set<String> fields = Set.of(tongue.text(), tongue.title());
    List<Marked> whole = marked(fields, tongue.text(), WholeBreakIterator::new, article.title(), 1);
    return whole.isEmpty() ? new Marked(article.title(), List.of()) : whole.getFirst();
  }

  List<Marked> passages(Article article) throws IOException {
    Tongue tongue = Tongue.of(article.language());
    String text =
        Stream.concat(article.lead().stream(), article.body().stream().map(Block::text))
            .collect(Collectors.joining("\n"));
    return marked(
        Set.of(tongue.text()),
        tongue.text(),
        () ->
            LengthGoalBreakIterator.createClosestToLength(
                BreakIterator.getSentenceInstance(tongue.locale()), PASSAGE_LENGTH, 0.5f),
        text,
        PASSAGES);
  }

  /**
   * Marks words one by one, and phrases where they are whole: a text may have but some of what was
   * looked for, and the title the rest.
   */
  @SuppressWarnings("unchecked") // the formatter's own list
  private List<Marked> marked(
      Set<String> fields, String field, Supplier<BreakIterator> breaks, String text, int most)
      throws IOException {
    Object passages =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withWeightMatches(false)
            .withFieldMatcher(fields::contains)
            .withMaxLength(MAX_TEXT)
            .withBreakIterator(breaks)
            .withFormatter(new Passages())
            .withMaxNoHighlightPassages(1)
            .build()
            .highlightWithoutSearcher(field, query, text, most);
    return passages == null ? List.of() : (List<Marked>) passages;
  }

  private static final class Passages extends PassageFormatter {
    @Override
    public List<Marked> format(Passage[] passages, String content) {
      return Arrays.stream(passages).map(passage -> marked(passage, content)).toList();
    }

    private static Marked marked(Passage passage, String content) {
      int start = passage.getStartOffset();
      int end = passage.getEndOffset();
      int first = passage.getNumMatches() == 0 ? start : passage.getMatchStarts()[0];
      if (end - start > MAX_PASSAGE) {
        start = whole(content, Math.max(start, first - MAX_PASSAGE / 4));
        end = whole(content, Math.min(end, start + MAX_PASSAGE));
      }
      return new Marked(
          content.substring(start, end).replaceAll("\\s", " ").stripTrailing(),
          marks(passage, start, end));
    }

    /** Not between the halves of a character. */
    private static int whole(String content, int at) {
      return at < content.length() && Character.isLowSurrogate(content.charAt(at)) ? at - 1 : at;
    }

    /** A stem and the form that it is of are found at the same place. */
    private static List<Mark> marks(Passage passage, int start, int end) {
      List<Mark> marks = new ArrayList<>();
      int last = start;
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int from = passage.getMatchStarts()[i];
        int to = passage.getMatchEnds()[i];
        if (from >= last && to <= end) {
          marks.add(new Mark(from - start, to - start));
          last = to;
        }
      }
      return marks;
    }
  }
}
