package dev.broadsheet.extract;

import dev.broadsheet.extract.Surroundings.NameWeight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What each answer of a line counts for or against it, learned from pages whose article is known
 * (bench/README.md). A line of the file names a feature, a bucket and two weights, for the first
 * judgement and for the second; a bucket of a {@link ContextFeature} has the second only. Names in
 * markup are features, too: {@code own} of the element that holds the line, {@code in} of each that
 * stands around it.
 */
final class ContentWeights {
  private static final String RESOURCE = "content.weights";

  private static final Pattern SPACE = Pattern.compile(" +");

  private static final LineFeature[] LINE = LineFeature.values();
  private static final ContextFeature[] CONTEXT = ContextFeature.values();

  /** By feature, bucket and judgement; what the file does not name counts nothing. */
  private final double[][][] line = new double[LINE.length][][];

  private final double[][] context = new double[CONTEXT.length][];
  private final double[] odds = new double[FirstJudgement.ODDS];
  private final NameWeights own = new NameWeights();
  private final NameWeights around = new NameWeights();

  private ContentWeights() {
    Arrays.setAll(line, i -> new double[LINE[i].buckets()][2]);
    Arrays.setAll(context, i -> new double[CONTEXT[i].buckets()]);
  }

  /** The weights that come with the program. */
  static ContentWeights packaged() {
    try (InputStream in = ContentWeights.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " beside " + ContentWeights.class);
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContentWeights read(Reader file) throws IOException {
    ContentWeights weights = new ContentWeights();
    try (BufferedReader lines = new BufferedReader(file)) {
      lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(weights::read);
    }
    return weights;
  }

  @SuppressWarnings("EnumOrdinal") // the order of constants is that of the arrays
  private void read(String entry) {
    List<String> words = SPACE.splitAsStream(entry).toList();
    switch (words.getFirst()) {
      case "own" -> own.put(words.get(1), number(words.get(2)), number(words.get(3)));
      case "in" -> around.put(words.get(1), number(words.get(2)), number(words.get(3)));
      case "odds" -> odds[Integer.parseInt(words.get(1))] = number(words.get(2));
      case "context" ->
          context[ContextFeature.valueOf(words.get(1)).ordinal()][Integer.parseInt(words.get(2))] =
              number(words.get(3));
      default ->
          line[LineFeature.valueOf(words.getFirst()).ordinal()][Integer.parseInt(words.get(1))] =
              two(words);
    }
  }

  private static double[] two(List<String> words) {
    return new double[] {number(words.get(2)), number(words.get(3))};
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }

  /** Adds what a line's features count in both judgements. */
  void addLine(PageLines page, int i, double[] sums) {
    for (int feature = 0; feature < LINE.length; feature++) {
      int bucket = LINE[feature].bucket(page, i);
      if (bucket != Buckets.NONE) {
        sums[0] += line[feature][bucket][0];
        sums[1] += line[feature][bucket][1];
      }
    }
  }

  /** Adds what the names of a line's holder count. */
  void addOwn(Element holder, double[] sums) {
    for (NameWeight weight : own.of(holder)) {
      sums[0] += weight.first();
      sums[1] += weight.second();
    }
  }

  /** What an element's names count for all that it holds; a name counts once, however deep. */
  Surroundings around(Element element, Surroundings outer) {
    return outer.with(around.of(element));
  }

  /** What a line's context counts in the second judgement. */
  double context(FirstJudgement judged, int i) {
    double sum = 0;
    for (int feature = 0; feature < CONTEXT.length; feature++) {
      sum += context[feature][CONTEXT[feature].bucket(judged, i)];
    }
    double[] near = judged.odds(i);
    for (int k = 0; k < near.length; k++) {
      sum += odds[k] * near[k];
    }
    return sum;
  }
}
