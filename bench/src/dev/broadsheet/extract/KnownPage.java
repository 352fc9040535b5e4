package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Page;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import tools.jackson.databind.JsonNode;

/** A page whose article is known: its lines, and how far each is a part of the article. */
final class KnownPage {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");
  private static final int SHINGLE = 4;
  private static final int LONG_LINE = 120;

  /** A shorter line in a body's element may be a button's as well. */
  private static final int SENTENCE = 8;

  /** Truth that is doubtful, or of a set known to be, counts less. */
  private static final double DOUBT = 0.4;

  private static final Set<String> DOUBTFUL_SETS = Set.of("daniel_ru", "postlight");

  /** What stands in a body's element is not all its text. */
  private static final String BESIDE = "nav, aside, form, button, figcaption, .share, .related";

  private final String set;
  private final JsonNode truth;
  private final PageLines lines;
  private final List<OptionalDouble> labels = new ArrayList<>();

  KnownPage(String set, Page page, JsonNode truth) {
    this.set = set;
    this.truth = truth;
    ParsedPage parsed = Extractor.parse(page);
    Element root = parsed.document().body();
    this.lines =
        new PageLines(
            root, BlockReader.read(List.of(root), BodyMarks.NONE).pieces(), Promises.of(parsed));
    Labels given =
        hasBody() ? new BodyLabels() : hasSelectors() ? bySelectors(root) : new SegmentLabels();
    for (int i = 0; i < lines.size(); i++) {
      labels.add(lines.isTitle(i) ? OptionalDouble.empty() : given.of(lines.get(i)));
    }
  }

  private boolean hasSelectors() {
    return truth.has("gold_selectors");
  }

  String set() {
    return set;
  }

  String site() {
    return site(truth);
  }

  /** The site that a row of truth names; itself, where it names none. */
  static String site(JsonNode truth) {
    return truth.path("site").asString(truth.path("id").asString());
  }

  PageLines lines() {
    return lines;
  }

  /** How far a line is the article's, 0 to 1; absent where that is not known. */
  OptionalDouble label(int i) {
    return labels.get(i);
  }

  /** What a line counts: long ones more, and no page more than another. */
  double weight(int i) {
    double all = 0;
    for (int k = 0; k < lines.size(); k++) {
      all += labels.get(k).isPresent() ? mass(k) : 0;
    }
    double trust =
        (DOUBTFUL_SETS.contains(set) ? DOUBT : 1)
            * (truth.path("noisy").asBoolean(false) ? DOUBT : 1);
    return mass(i) / Math.max(30, all) * 100 * trust;
  }

  private double mass(int i) {
    return Math.sqrt(Math.min(words(lines.get(i).text()).size(), LONG_LINE));
  }

  /** Precision and recall of the lines that are kept, by shingles of four words. */
  double[] score(Set<Integer> kept) {
    String text =
        kept.stream().sorted().map(i -> lines.get(i).text()).collect(Collectors.joining("\n"));
    Map<String, Integer> found = counts(words(text));
    Map<String, Integer> wanted = counts(words(truth.path("body").asString()));
    double common =
        wanted.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), found.getOrDefault(e.getKey(), 0)))
            .sum();
    return new double[] {common / Math.max(1, sum(found)), common / Math.max(1, sum(wanted))};
  }

  /** For each known segment whether it was left out, or kept, as it must; NaN for the other. */
  List<double[]> segments(Set<Integer> kept) {
    SegmentLabels known = new SegmentLabels();
    String text =
        String.join(
                " ",
                kept.stream().sorted().flatMap(i -> words(lines.get(i).text()).stream()).toList())
            .toLowerCase(Locale.ROOT);
    List<double[]> scores = new ArrayList<>();
    known.with.forEach(s -> scores.add(new double[] {Double.NaN, text.contains(s) ? 1 : 0}));
    known.without.forEach(s -> scores.add(new double[] {text.contains(s) ? 0 : 1, Double.NaN}));
    return scores;
  }

  boolean hasBody() {
    return truth.path("body").isString();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> counts(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    shingles(words).forEach(s -> counts.merge(s, 1, Integer::sum));
    return counts;
  }

  private static List<String> words(String text) {
    return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static List<String> shingles(List<String> words) {
    List<String> shingles = new ArrayList<>();
    for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1) && !words.isEmpty(); i++) {
      shingles.add(String.join(" ", words.subList(i, Math.min(words.size(), i + SHINGLE))));
    }
    return shingles;
  }

  /** Tells what a line is. */
  private interface Labels {
    OptionalDouble of(PageLine line);
  }

  /** By the first of the selectors whose elements hold what the body begins with. */
  private Labels bySelectors(Element root) {
    List<String> beginning = words(truth.path("body_prefix").asString(""));
    for (JsonNode choice : truth.path("gold_selectors").path("content")) {
      String all =
          choice.isArray()
              ? choice.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
              : choice.asString();
      Elements found = root.select(all);
      List<String> begin = beginning.subList(0, Math.min(SHINGLE, beginning.size()));
      if (Collections.indexOfSubList(words(found.text()), begin) >= 0) {
        return new ElementLabels(Set.copyOf(found), Set.copyOf(root.select(BESIDE)));
      }
    }
    return line -> OptionalDouble.empty();
  }

  /** The elements that hold the body are known, and what in them is not of it. */
  private record ElementLabels(Set<Element> holding, Set<Element> beside) implements Labels {
    @Override
    public OptionalDouble of(PageLine line) {
      boolean isHeld = false;
      for (Element at = line.holder(); at != null; at = at.parent()) {
        if (beside.contains(at)) {
          return OptionalDouble.of(0);
        }
        isHeld |= holding.contains(at);
      }
      return isHeld && words(line.text()).size() < SENTENCE
          ? OptionalDouble.empty()
          : OptionalDouble.of(isHeld ? 1 : 0);
    }
  }

  /** The whole body is known. */
  private final class BodyLabels implements Labels {
    private final String all;
    private final Set<String> shingles;
    private final Set<String> paragraphs;

    BodyLabels() {
      String body = truth.path("body").asString();
      all = ' ' + String.join(" ", words(body)) + ' ';
      shingles = new HashSet<>(shingles(words(body)));
      paragraphs =
          body.lines().map(line -> String.join(" ", words(line))).collect(Collectors.toSet());
    }

    @Override
    public OptionalDouble of(PageLine line) {
      List<String> words = words(line.text());
      String joined = String.join(" ", words);
      if (words.isEmpty()) {
        return OptionalDouble.empty();
      }
      boolean contained = all.contains(' ' + joined + ' ');
      if (words.size() < SHINGLE) { // so few words may stand in a sentence by chance
        return paragraphs.contains(joined)
            ? OptionalDouble.of(1)
            : contained ? OptionalDouble.empty() : OptionalDouble.of(0);
      }
      if (words.size() < SHINGLE + 2) {
        return OptionalDouble.of(contained ? 1 : 0);
      }
      return shingles(words).stream().mapToInt(s -> shingles.contains(s) ? 1 : 0).average();
    }
  }

  /** Only some pieces are known that must stand in the body, or must not. */
  private final class SegmentLabels implements Labels {
    private final List<String> with = segments("with");
    private final List<String> without = segments("without");

    @Override
    public OptionalDouble of(PageLine line) {
      String joined = String.join(" ", words(line.text())).toLowerCase(Locale.ROOT);
      if (with.stream().anyMatch(joined::contains)) {
        return OptionalDouble.of(1);
      }
      return without.stream().anyMatch(joined::contains)
          ? OptionalDouble.of(0)
          : OptionalDouble.empty();
    }

    private List<String> segments(String key) {
      return truth
          .path(key)
          .valueStream()
          .map(segment -> String.join(" ", words(segment.asString())).toLowerCase(Locale.ROOT))
          .filter(segment -> !segment.isEmpty())
          .toList();
    }
  }
}
